create table cards (
    id int generated always as identity primary key,
    board_id int not null references boards on delete cascade,
    column_name text not null,
    -- Grows from top to bottom; the numbers need not follow each other.
    position int not null,
    title text not null,
    description text,
    assignees int[] not null default '{}',
    -- Checked when a statement is done, so that one can move many cards by a place.
    unique (board_id, column_name, position) deferrable
);
