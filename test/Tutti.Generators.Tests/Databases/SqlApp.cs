using System.Text.Json;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Databases;

/// <summary>A small app with a database, which a second service only reads.</summary>
internal static class SqlApp
{
    public const string DatabaseFile = "Todos/TodosDb.cs";
    public const string ServiceFile = "Todos/TodosService.cs";
    public const string ReportsFile = "Reports/ReportsService.cs";
    public const string FirstMigration = "Todos/migrations/1_create_todos.up.sql";
    public const string SecondMigration = "Todos/migrations/002_add_done.up.sql";

    public static TestProject Create() => (
            TestProject.Of(
                (
                    DatabaseFile,
                    """
                    using Tutti;
                    namespace MyApp.Todos;

                    /// <summary>What is to be done.</summary>
                    [SqlDatabase("todos", Migrations = "migrations")]
                    public sealed class TodosDb : SqlDatabase;
                    """
                ),
                (
                    ServiceFile,
                    """
                    using Tutti;
                    namespace MyApp.Todos;

                    [Service("todos")]
                    public sealed class TodosService(TodosDb db)
                    {
                        [Get("/todos")]
                        public async Task<int> Count(CancellationToken ct)
                        {
                            var todos = await db.QueryAsync<Todo>($"select id, title from todos", ct);
                            return todos.Count;
                        }
                    }
                    public sealed record Todo(int Id, string Title);
                    """
                ),
                (
                    ReportsFile,
                    """
                    using MyApp.Todos;
                    using Tutti;
                    namespace MyApp.Reports;

                    [Service("reports")]
                    public sealed class ReportsService;
                    public sealed class Report([ReadOnly] TodosDb todos)
                    {
                        public TodosDb Todos => todos;
                    }
                    """
                )
            ) with
            {
                OutputKind = OutputKind.DynamicallyLinkedLibrary,
            }
        ).WithAdditionalFile(FirstMigration, "create table todos (id int);\n").WithAdditionalFile(SecondMigration, "alter table todos add done boolean;\n");

    /// <summary>The databases in the model of a project.</summary>
    public static JsonElement DatabasesOf(TestProject project)
    {
        var model = project.Generate().Compilation.Assembly.GetTypeByMetadataName("Tutti.Generated.ApplicationModel")!;
        var json = (string)((IFieldSymbol)model.GetMembers("Json").Single()).ConstantValue!;
        return JsonDocument.Parse(json).RootElement.GetProperty("databases");
    }
}
