create table receipts (
    number int generated always as identity primary key,
    reference text not null unique,
    amount numeric not null check (amount > 0),
    paid_at timestamptz not null
);
