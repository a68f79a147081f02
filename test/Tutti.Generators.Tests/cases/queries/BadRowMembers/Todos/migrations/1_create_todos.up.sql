create table todos (id int);
