create table todos (id int primary key, title text not null);
