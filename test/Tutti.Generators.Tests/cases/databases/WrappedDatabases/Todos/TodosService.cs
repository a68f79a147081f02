using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed class Late(Lazy<TodosDb> db)
{
    public string Name => db.Value.Name;
}

public sealed class Made(Func<TodosDb> db)
{
    public string Name => db().Name;
}

public sealed class Many(IEnumerable<TodosDb> all)
{
    public int Count => all.Count();
}
