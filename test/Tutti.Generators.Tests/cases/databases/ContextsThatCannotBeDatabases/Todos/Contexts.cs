using Microsoft.EntityFrameworkCore;
using Tutti;

namespace MyApp.Todos;

[SqlDatabase("none")]
public sealed class NoOptions : DbContext;

[SqlDatabase("untyped")]
public sealed class UntypedOptions(DbContextOptions options) : DbContext(options);

[SqlDatabase("others")]
public sealed class OptionsOfAnother(DbContextOptions<NoOptions> options) : DbContext(options);

[SqlDatabase("hidden")]
public sealed class Hidden : DbContext
{
    internal Hidden(DbContextOptions<Hidden> options)
        : base(options) { }
}

[SqlDatabase("several")]
public sealed class Several : DbContext
{
    public Several() { }

    public Several(DbContextOptions<Several> options)
        : base(options) { }
}

[SqlDatabase("abstract")]
public abstract class AbstractContext(DbContextOptions<AbstractContext> options) : DbContext(options);

[SqlDatabase("generic")]
public sealed class GenericContext<T>(DbContextOptions<GenericContext<T>> options) : DbContext(options);

[SqlDatabase("right")]
internal sealed class Right : Base
{
    public Right(TimeProvider time, DbContextOptions<Right> options)
        : base(options) => Time = time;

    private Right(DbContextOptions<Right> options)
        : base(options) => Time = TimeProvider.System;

    public TimeProvider Time { get; }
}

public abstract class Base(DbContextOptions options) : DbContext(options);
