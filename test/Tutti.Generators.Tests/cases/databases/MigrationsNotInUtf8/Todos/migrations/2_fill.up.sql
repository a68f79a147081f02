insert into todos values (1);
insert into names values ('König');
