create table sites (
    id bigserial primary key,
    url text not null
);
