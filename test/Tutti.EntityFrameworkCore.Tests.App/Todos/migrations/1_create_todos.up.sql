create table todos (
    id int generated always as identity primary key,
    title text not null unique,
    done boolean not null default false
);
