create table url (
    id text primary key,
    original_url text not null
);
