create table users (
    id int generated always as identity primary key,
    name text not null,
    email text not null
);
create unique index users_email_key on users (lower(email));
