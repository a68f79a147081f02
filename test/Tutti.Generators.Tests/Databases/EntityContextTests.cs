using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Databases;

public sealed class EntityContextTests
{
    private const string Service = """
        using Microsoft.EntityFrameworkCore;
        using Tutti;
        namespace MyApp.Todos;

        [SqlDatabase("todos")]
        public sealed class TodosContext(DbContextOptions<TodosContext> options) : DbContext(options);

        [Service("todos")]
        public sealed class TodosService;
        """;

    private const string Reports = """
        using Microsoft.EntityFrameworkCore;
        using MyApp.Todos;
        using Tutti;
        namespace MyApp.Reports;

        [Service("reports")]
        public sealed class ReportsService([ReadOnly] TodosContext todos);
        """;

    [Fact]
    public void TheRuntimeIsToldOfAContext()
    {
        var sources = Create().Generate().Sources;

        Assert.Contains(
            "new global::Tutti.CompilerServices.DbContextResource<global::MyApp.Todos.TodosContext>(",
            sources["Application.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "[new(\"database\", \"todos\", true)]",
            sources["reports.Service.g.cs"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void WhoTakesTheFactoryOfAContextUsesTheDatabase()
    {
        var project = Create()
            .Edit("Reports/ReportsService.cs", "[ReadOnly] TodosContext", "IDbContextFactory<TodosContext>");

        Assert.Contains(
            "[new(\"database\", \"todos\")]",
            project.Generate().Sources["reports.Service.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Equal("""[{"service":"reports"}]""", SqlApp.DatabasesOf(project)[0].GetProperty("uses").GetRawText());
    }

    [Fact]
    public async Task AProjectWithoutThePackageIsToldToAddIt()
    {
        var project = Create();
        var run = (
            project with
            {
                References =
                [
                    .. project.References.Where(reference =>
                        !reference.Display!.EndsWith("Tutti.EntityFrameworkCore.dll", StringComparison.Ordinal)
                    ),
                ],
            }
        ).Generate();

        var found = Assert.Single(await run.DiagnosticsAsync(), one => one.Id == "TUT0122");
        Assert.Equal(
            "'TodosContext' cannot be a database, because it is a DbContext, and the project does not have the package Tutti.EntityFrameworkCore; "
                + "add <PackageReference Include=\"Tutti.EntityFrameworkCore\" /> to the project",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    private static TestProject Create() =>
        TestProject.Of(("Todos/TodosService.cs", Service), ("Reports/ReportsService.cs", Reports)) with
        {
            OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        };
}
