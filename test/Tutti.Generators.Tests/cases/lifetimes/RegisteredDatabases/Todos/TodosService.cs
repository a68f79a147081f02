using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Todos;

[SqlDatabase("todos")]
public sealed class TodosDb : SqlDatabase;

[Service("todos")]
public sealed class TodosService(TodosDb db) : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddSingleton<TodosDb>();
        setup.Services.AddScoped<SqlDatabase, TodosDb>();
    }

    [Get("/name")]
    public string Name() => db.Name;
}
