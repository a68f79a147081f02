-- What boards have to know of an organisation. The row is also what those wait for who create boards of it at the same time.
create table orgs (
    id int primary key,
    dissolved boolean not null default false
);
create table boards (
    id int generated always as identity primary key,
    org_id int not null references orgs,
    name text not null,
    columns text[] not null
);
create index boards_by_org on boards (org_id, id);
