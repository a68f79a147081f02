using System.Net;
using System.Net.Http.Json;
using MyApp.Reports;
using MyApp.Todos;
using Tutti.Testing;
using Xunit;

namespace MyApp.Tests;

public sealed class TodosTests
{
    [Fact]
    public void ATodoThatIsUnknownCannotBeCompleted() => Assert.Null(new TodoStore().Complete(1));

    [Fact]
    public async Task WhatIsAddedIsListedAndCounted()
    {
        await using var app = await TestApp.StartAsync<TodosService>();
        var ct = TestContext.Current.CancellationToken;

        using var added = await app.Http.PostAsJsonAsync("/todos", new NewTodo("Write a test"), ct);
        var todo = await added.Content.ReadFromJsonAsync<Todo>(ct);
        using var done = await app.Http.PostAsync($"/todos/{todo!.Id}/done", null, ct);

        var listed = await app.Http.GetFromJsonAsync<Todo[]>("/todos?done=true", ct);
        Assert.Equal([todo with { Done = true }], listed!);
        Assert.Equal(new Progress(1, 1), await app.Http.GetFromJsonAsync<Progress>("/reports/progress", ct));
    }

    [Fact]
    public async Task ATodoWithoutTitleIsRefused()
    {
        await using var app = await TestApp.StartAsync<TodosService>();
        var ct = TestContext.Current.CancellationToken;

        using var response = await app.Http.PostAsJsonAsync("/todos", new NewTodo(""), ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
