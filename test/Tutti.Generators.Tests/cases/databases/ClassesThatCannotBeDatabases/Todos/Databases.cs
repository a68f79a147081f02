using Tutti;

namespace MyApp.Todos;

[SqlDatabase("other")]
public sealed class NoDb;

[SqlDatabase("abstract")]
public abstract class AbstractDb : SqlDatabase;

[SqlDatabase("generic")]
public sealed class GenericDb<T> : SqlDatabase;

[SqlDatabase("local")]
file sealed class LocalDb : SqlDatabase;

[SqlDatabase("parameters")]
public sealed class ParametersDb(string name) : SqlDatabase
{
    public string Of => name;
}

[SqlDatabase("hidden")]
public sealed class HiddenDb : SqlDatabase
{
    private HiddenDb() { }
}

public static class Outer
{
    [SqlDatabase("nested")]
    public sealed class NestedDb : SqlDatabase;
}

[SqlDatabase("right")]
internal sealed class RightDb : BaseDb
{
    internal RightDb() { }
}

public abstract class BaseDb : SqlDatabase;
