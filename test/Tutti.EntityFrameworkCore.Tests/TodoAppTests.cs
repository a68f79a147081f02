using System.Net;
using System.Net.Http.Json;
using TodoApp.Imports;
using TodoApp.Reports;
using TodoApp.Todos;
using Tutti.Support;
using Tutti.Testing;

namespace Tutti.EntityFrameworkCore.Tests;

/// <summary>What an app with a context does, however its services are grouped.</summary>
public sealed class TodoAppTests
{
    public TodoAppTests() => Needs.Postgres();

    public static TheoryData<TestGrouping> Groupings => [.. Enum.GetValues<TestGrouping>()];

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task RowsAreAddedChangedReadAndRemoved(TestGrouping grouping)
    {
        await using var app = await TestApp.StartAsync<TodosService>(test => test.Grouping = grouping);
        var todos = app.Client<ITodosClient>();

        var todo = await todos.AddAsync(new NewTodo("Write"));
        Assert.Equal(new Todo(todo.Id, "Write", false), await todos.GetAsync(todo.Id));
        await todos.FinishAsync(todo.Id);
        Assert.True((await todos.GetAsync(todo.Id)).Done);
        await todos.RemoveAsync(todo.Id);

        using var answer = await app.Http.GetAsync($"/todos/{todo.Id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task ServicesShareTheDatabase(TestGrouping grouping)
    {
        await using var app = await TestApp.StartAsync<TodosService>(test => test.Grouping = grouping);

        Assert.Equal(2, await app.Client<IImportsClient>().ImportAsync(new ImportRequest(["Read", "Write"])));

        Assert.Equal(2, await app.Http.GetFromJsonAsync<int>("/reports/open"));
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task TheServerKeepsOneWhoOnlyReadsFromWriting(TestGrouping grouping)
    {
        await using var app = await TestApp.StartAsync<TodosService>(test => test.Grouping = grouping);
        var todo = await app.Client<ITodosClient>().AddAsync(new NewTodo("Write"));

        var refusal = await app.Client<IReportsClient>().FinishAsync();

        Assert.Contains("read-only transaction", refusal, StringComparison.Ordinal);
        Assert.False((await app.Client<ITodosClient>().GetAsync(todo.Id)).Done);
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task ATransactionThatFailsLeavesNothing(TestGrouping grouping)
    {
        await using var app = await TestApp.StartAsync<TodosService>(test => test.Grouping = grouping);

        await Assert.ThrowsAsync<ProblemException>(() =>
            app.Client<IImportsClient>().ImportAsync(new ImportRequest(["Read", "Write", "Read"]))
        );

        Assert.Equal(0, await app.Client<IReportsClient>().CountOpenAsync());
    }

    [Fact]
    public async Task ConstraintsAreToldAsEverywhereInEf()
    {
        await using var app = await TestApp.StartAsync<TodosService>();
        var todos = app.Client<ITodosClient>();
        await todos.AddAsync(new NewTodo("Write"));

        var problem = await Assert.ThrowsAsync<ProblemException>(() => todos.AddAsync(new NewTodo("Write")));

        Assert.Equal(ProblemCode.AlreadyExists, problem.Code);
    }

    [Fact]
    public async Task AllClassesOfACallHaveOneContextAndAnotherCallHasAnother()
    {
        await using var app = await TestApp.StartAsync<TodosService>();
        var todos = app.Client<ITodosClient>();

        var first = await todos.ContextsAsync();
        var second = await todos.ContextsAsync();

        Assert.Equal(first[0], first[1]);
        Assert.Equal(second[0], second[1]);
        Assert.NotEqual(first[0], second[0]);
    }

    // EF keeps what it derives from options; a process with many apps must not make it anew for each.
    [Fact]
    public async Task ManyAppsOfTestsHaveDatabasesOfTheirOwn()
    {
        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 6)
                    .Select(async number =>
                    {
                        await using var app = await TestApp.StartAsync<TodosService>();
                        await app.Client<ITodosClient>().AddAsync(new NewTodo($"{number}"));
                        Assert.Equal(1, await app.Client<IReportsClient>().CountOpenAsync());
                    })
            );
        }
    }
}
