using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TodoApp.Todos;
using Tutti.Support;
using Tutti.Testing;

namespace Tutti.EntityFrameworkCore.Tests;

/// <summary>What a context that a service gets is like.</summary>
public sealed class ContextTests
{
    public ContextTests() => Needs.Postgres();

    [Fact]
    public async Task ServicesOfAProcessWithOneKindOfAccessHaveOnePool()
    {
        await using var app = await TestApp.StartAsync<TodosService>();

        var writer = await BackendOf(app, "todos");

        Assert.Equal(writer, await BackendOf(app, "imports"));
        Assert.NotEqual(writer, await BackendOf(app, "reports"));
        Assert.Equal(writer, await BackendOf(app, "todos"));
    }

    [Fact]
    public async Task WhatAServiceConfiguresIsAddedToWhatTheFrameworkHas()
    {
        await using var app = await TestApp.StartAsync<TodosService>();
        await using var db = await Contexts(app, "todos").CreateDbContextAsync();
        await using var other = await Contexts(app, "imports").CreateDbContextAsync();

        Assert.True(OptionsOf(db).DetailedErrorsEnabled);
        Assert.Equal(45, db.Database.GetCommandTimeout());
        Assert.False(OptionsOf(other).DetailedErrorsEnabled);
        Assert.Equal(0, await db.Todos.CountAsync());
    }

    [Fact]
    public async Task ValuesOfParametersAreNotLogged()
    {
        var lines = new ConcurrentQueue<string>();
        await using var app = await TestApp.StartAsync<TodosService>(test => test.Log = lines.Enqueue);

        await app.Client<ITodosClient>().AddAsync(new NewTodo("a secret plan"));
        await using (var db = await Contexts(app, "todos").CreateDbContextAsync())
        {
            db.Add(new TodoRow { Title = "a secret plan" });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.False(OptionsOf(db).IsSensitiveDataLoggingEnabled);
        }

        Assert.Contains(lines, line => line.Contains("INSERT INTO todos", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines.Where(line => !line.Contains("DETAIL", StringComparison.OrdinalIgnoreCase)),
            line => line.Contains("secret", StringComparison.Ordinal)
        );
    }

    private static IDbContextFactory<TodosContext> Contexts(TestApp app, string service) =>
        app.Get<IDbContextFactory<TodosContext>>(service);

    private static CoreOptionsExtension OptionsOf(DbContext db) =>
        db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!;

    private static async Task<int> BackendOf(TestApp app, string service)
    {
        await using var db = await Contexts(app, service).CreateDbContextAsync();
        return await db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync();
    }
}
