using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Todos;

[Service("todos")]
public sealed class TodosService;

public sealed class Wrapped(Func<TodosContext> context, Lazy<IDbContextFactory<TodosContext>> contexts)
{
    public object Both => (context, contexts);
}

public sealed class Located(IServiceScopeFactory scopes, IServiceProvider services)
{
    public object One()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<TodosContext>().ContextId;
    }

    public object Another() => services.GetRequiredService<IDbContextFactory<TodosContext>>();
}

public sealed class Created(DbContextOptions<TodosContext> options)
{
    public object New() => new TodosContext(options);
}
