using System.Text.Json;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Databases;

public sealed class DatabaseTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    [Fact]
    public async Task AnAppWithADatabaseCompilesWithoutAWord()
    {
        var run = SqlApp.Create().Generate();

        Assert.Empty(await run.DiagnosticsAsync());
    }

    [Fact]
    public void TheModelSaysWhoOwnsADatabaseWhatItIsMadeOfAndWhoUsesIt()
    {
        Assert.Equal(
            """
            [
              {
                "name": "todos",
                "type": "MyApp.Todos.TodosDb",
                "service": "todos",
                "doc": "What is to be done.",
                "directory": "Todos/migrations",
                "migrations": [
                  {
                    "number": 1,
                    "name": "create_todos",
                    "file": "Todos/migrations/1_create_todos.up.sql",
                    "checksum": "4f4ba28eaaba83c4dec5d2211455384b350bf4a07e778cd3ba6604ad2fda56d5"
                  },
                  {
                    "number": 2,
                    "name": "add_done",
                    "file": "Todos/migrations/002_add_done.up.sql",
                    "checksum": "4b32a8b9ec528ee1e62a9340b0c181752c5d398764b05ba7e70ad1420e6a860d"
                  }
                ],
                "uses": [
                  {
                    "service": "reports",
                    "readOnly": true
                  },
                  {
                    "service": "todos"
                  }
                ]
              }
            ]
            """.ReplaceLineEndings("\n"),
            JsonSerializer.Serialize(SqlApp.DatabasesOf(SqlApp.Create()), s_indented).ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void TheRuntimeIsToldOfDatabasesAndTheirUses()
    {
        var sources = SqlApp.Create().Generate().Sources;

        Assert.Contains(
            "new global::Tutti.CompilerServices.SqlDatabaseResource<global::MyApp.Todos.TodosDb>(",
            sources["Application.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"new(2, \"add_done\", \"{SqlApp.SecondMigration}\"),",
            sources["Application.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Contains("[new(\"database\", \"todos\")]", sources["todos.Service.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "[new(\"database\", \"todos\", true)]",
            sources["reports.Service.g.cs"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AnAppWithoutDatabasesSaysNothingOfThem()
    {
        var project = TestProject.Of(
            ("Hello/HelloService.cs", "[Tutti.Service(\"hello\")] public sealed class HelloService;")
        );

        Assert.DoesNotContain(
            project.Generate().Sources.Values,
            text => text.Contains("Resource", StringComparison.Ordinal)
        );
    }
}
