create table checks (
    id bigserial primary key,
    site_id bigint not null,
    up boolean not null,
    checked_at timestamptz not null
);
create index checks_by_site on checks (site_id, checked_at desc);
