using Tutti.Cli.Output;
using Tutti.DevHost.Comparison;
using Tutti.Model;

namespace Tutti.Cli.Tests.Output;

/// <summary>What <c>describe</c> shows of databases, and of what changed in them.</summary>
public sealed class DatabaseReportTests
{
    private static readonly DatabaseModel Todos = new()
    {
        Name = "todos",
        Type = "MyApp.TodosDb",
        Service = "todos",
        Doc = "What is to be done.\nMore.",
        Directory = "Todos/migrations",
        Migrations = Migrations((1, "create_todos", "a"), (2, "add_done", "b")),
        Uses = Uses(("reports", true), ("todos", false)),
    };

    [Fact]
    public void ADatabaseIsShownWithOwnerMigrationsAndUsers() =>
        Assert.Equal(
            """
            app
            ├─ todos  Todos/
            ├─ database drafts  of todos  may be shared
            │  ├─ no migrations
            │  └─ used by todos
            ├─ database notes  of todos  private
            │  ├─ no migrations
            │  └─ used by no service
            └─ database todos  of todos  shared  What is to be done.
               ├─ 2 migrations in Todos/migrations/, the last is 2_add_done.up.sql
               └─ used by reports (only reads), todos

            """.ReplaceLineEndings("\n"),
            Shown(terminal =>
                ModelTree.Write(
                    terminal,
                    App(
                        new DatabaseModel
                        {
                            Name = "drafts",
                            Type = "MyApp.DraftsDb",
                            Service = "todos",
                            Uses = Uses(("todos", false)),
                        },
                        new DatabaseModel
                        {
                            Name = "notes",
                            Type = "MyApp.NotesDb",
                            Service = "todos",
                            Private = true,
                        },
                        Todos
                    )
                )
            )
        );

    [Fact]
    public void ChangesOfADatabaseStandTogether() =>
        Assert.Equal(
            """
            app: HEAD (01234567) → working tree
            ~ database todos
              ~ access: shared → private
              ~ migration 2_add_done.up.sql: has another text
              + migration 3_more.up.sql
              - migration 1_create_todos.up.sql
              ~ reports: reads → reads and writes
              + billing reads
              - todos reads and writes

            """.ReplaceLineEndings("\n"),
            Difference(
                App(Todos),
                App(
                    Todos with
                    {
                        Private = true,
                        Migrations = Migrations((2, "add_done", "c"), (3, "more", "d")),
                        Uses = Uses(("reports", false), ("billing", true)),
                    }
                )
            )
        );

    [Fact]
    public void DatabasesComeAndGo() =>
        Assert.Equal(
            """
            app: HEAD (01234567) → working tree
            + database notes  of notes
            - database todos  of todos

            """.ReplaceLineEndings("\n"),
            Difference(App(Todos), App(Todos with { Name = "notes", Service = "notes" }))
        );

    [Fact]
    public void DocumentationAndTypesDoNotCount() =>
        Assert.Empty(ModelComparison.Compare(App(Todos), App(Todos with { Doc = null, Type = "Other" })));

    private static ApplicationModel App(params DatabaseModel[] databases) =>
        new()
        {
            Name = "app",
            Services = new[]
            {
                new ServiceModel
                {
                    Name = "todos",
                    Directory = "Todos",
                    Type = "MyApp.TodosService",
                },
            }.ToEquatableArray(),
            Databases = databases.ToEquatableArray(),
        };

    private static string Difference(ApplicationModel before, ApplicationModel after) =>
        Shown(terminal =>
            ModelDiffReport.Write(terminal, "app", "HEAD", "0123456789", ModelComparison.Compare(before, after))
        );

    private static string Shown(Action<Terminal> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new(text));
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static EquatableArray<MigrationModel> Migrations(
        params (long Number, string Name, string Checksum)[] migrations
    ) =>
        migrations
            .Select(m => new MigrationModel
            {
                Number = m.Number,
                Name = m.Name,
                File = $"Todos/migrations/{m.Number}_{m.Name}.up.sql",
                Checksum = m.Checksum,
            })
            .ToEquatableArray();

    private static EquatableArray<DatabaseUseModel> Uses(params (string Service, bool ReadOnly)[] uses) =>
        uses.Select(use => new DatabaseUseModel { Service = use.Service, ReadOnly = use.ReadOnly }).ToEquatableArray();
}
