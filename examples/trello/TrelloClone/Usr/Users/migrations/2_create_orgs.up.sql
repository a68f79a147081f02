create table orgs (
    id int generated always as identity primary key,
    name text not null
);
create table members (
    org_id int not null references orgs on delete cascade,
    user_id int not null references users,
    -- Grows with each who joins.
    number int generated always as identity,
    primary key (org_id, user_id)
);
