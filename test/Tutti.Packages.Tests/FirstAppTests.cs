using Tutti.Packages.Tests.Support;
using Tutti.Support;

namespace Tutti.Packages.Tests;

/// <summary>What somebody does who has never seen the repository: install, create, run, call, edit, add a service, test, check.</summary>
public sealed class FirstAppTests
{
    [Fact]
    public async Task AnAppIsCreatedAndGrowsASecondServiceWhileItRuns()
    {
        using var app = await NewApp.CreateAsync("my-app");
        using (var running = app.Run())
        {
            await running.AnswersAsync("/hello/Ada", """{"message":"Hello, Ada!"}""");

            app.Replace("MyApp/Hello/HelloService.cs", "Hello, {name}!", "Good day, {name}!");
            await running.AnswersAsync("/hello/Ada", """{"message":"Good day, Ada!"}""");

            app.Write("MyApp/Welcomes/WelcomesService.cs", Welcomes);
            await running.AnswersAsync("/welcome/Ada", """{"message":"Good day, Ada!"}""");
        }

        var described = await app.TuttiAsync("describe");
        Assert.Contains("welcomes", described, StringComparison.Ordinal);
        Assert.Contains("hello", described, StringComparison.Ordinal);

        Assert.Contains("succeeded: 3", await app.DotnetAsync("test"), StringComparison.Ordinal);

        app.Write("tutti.production.json", """{ "type": "production" }""");
        var published = app.PathOf("published");
        await app.DotnetAsync("publish", "MyApp", "--output", published);
        Assert.True(
            File.Exists(Path.Combine(published, "tutti.production.json")),
            "The environment was not published."
        );

        app.Replace("MyApp/Welcomes/WelcomesService.cs", "/welcome/{name}", "/welcome/{nobody}");
        var (exitCode, checkedText) = await Shell.TryAsync(app.Folder, PackedPackages.Tutti, "check");
        Assert.Equal(1, exitCode);
        Assert.Contains("TUT0028", checkedText, StringComparison.Ordinal);
        Assert.Contains("WelcomesService.cs", checkedText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAppThatSomebodyElseCreatedGetsTheFrameworkFromTheTool()
    {
        using var app = await NewApp.CreateAsync("my-app");
        var cache = app.PathOf("../cache-of-somebody-else");

        var command = Shell.Command(app.Folder, PackedPackages.Tutti, "check");
        command.Environment[Shell.CacheSetting] = cache;
        var (exitCode, output) = await Shell.TryAsync(command);

        Assert.True(exitCode == 0, output);
        Assert.True(Directory.Exists(Path.Combine(cache, "tutti")));
    }

    [Fact]
    public async Task AnAppThatUsesEntityFrameworkCoreAddsItsPackage()
    {
        Needs.Postgres();
        using var app = await NewApp.CreateAsync("my-app");
        const string framework = """<PackageReference Include="Tutti" />""";
        const string package = """<PackageReference Include="Tutti.EntityFrameworkCore" />""";

        app.Replace("MyApp/MyApp.csproj", framework, $"{framework}\n    {package}");
        app.Write("MyApp/Todos/TodosService.cs", Todos);
        app.Write(
            "MyApp/Todos/migrations/1_create_todos.up.sql",
            """create table "Todos" ("Id" int generated always as identity primary key);"""
        );

        Assert.Contains(
            "MyApp.Todos.TodosContext",
            await app.TuttiAsync("describe", "--json"),
            StringComparison.Ordinal
        );
        using var running = app.Run();
        await running.AnswersAsync("/todos/count", "0");
    }

    private const string Todos = """
        using Microsoft.EntityFrameworkCore;
        using Tutti;

        namespace MyApp.Todos;

        [SqlDatabase("todos", Migrations = "migrations")]
        public sealed class TodosContext(DbContextOptions<TodosContext> options) : DbContext(options)
        {
            public DbSet<Todo> Todos => Set<Todo>();
        }

        public sealed class Todo
        {
            public int Id { get; set; }
        }

        /// <summary>Knows what is to be done.</summary>
        [Service("todos")]
        public sealed class TodosService(TodosContext db)
        {
            /// <summary>Counts.</summary>
            [Get("/todos/count", Public = true)]
            public Task<int> Count(CancellationToken ct) => db.Todos.CountAsync(ct);
        }
        """;

    private const string Welcomes = """
        using MyApp.Hello;
        using Tutti;

        namespace MyApp.Welcomes;

        /// <summary>Welcomes newcomers.</summary>
        [Service("welcomes")]
        public sealed class WelcomesService(IHelloClient hello)
        {
            /// <summary>Welcomes one.</summary>
            [Get("/welcome/{name}", Public = true)]
            public async Task<Greeting> Welcome(string name, CancellationToken cancellationToken) =>
                await hello.HelloAsync(name, cancellationToken);
        }
        """;
}
