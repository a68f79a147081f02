delete from todos;
