-- From small to large: that is how they are compared.
create type plan as enum ('free', 'team', 'company');
create table subscriptions (
    org_id int primary key,
    plan plan not null,
    -- In the database payment.
    receipt_number int not null
);
