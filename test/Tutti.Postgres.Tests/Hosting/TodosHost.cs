using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Processes;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Tests.Hosting;

public sealed class TodosDb : SqlDatabase;

/// <summary>A process of an app with one database, as far as the database sees it.</summary>
internal sealed class TodosHost : IAsyncDisposable, ILoggerProvider, ILogger
{
    private readonly ServiceProvider _host;
    private ResourceRuntime? _runtime;

    public TodosHost(
        string? connectionString = null,
        AppEnvironment? environment = null,
        string hostEnvironment = "Production",
        string? contentRoot = null
    )
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(this));
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:todos", connectionString)]).Build()
        );
        services.AddSingleton<IHostEnvironment>(
            new HostEnvironment
            {
                EnvironmentName = hostEnvironment,
                ContentRootPath = contentRoot ?? Path.GetTempPath(),
            }
        );
        services.AddSingleton(new ProcessIdentity("my-app", "front", false, ""));
        if (environment is not null)
        {
            services.AddSingleton(environment);
        }
        _host = services.BuildServiceProvider();
    }

    public static IReadOnlyList<SqlMigration> Migrations { get; } =
    [
        new(1, "create_todos", "Hosting/Migrations/1_create_todos.up.sql"),
        new(2, "add_one", "Hosting/Migrations/2_add_one.up.sql"),
    ];

    public ConcurrentQueue<string> Lines { get; } = new();

    public bool IsOwner { get; init; } = true;

    public int Openings { get; init; } = 1;

    public bool HasReader { get; init; }

    public ResourceRuntime Open(IReadOnlyList<SqlMigration>? migrations = null) =>
        _runtime = new SqlDatabaseResource<TodosDb>(
            "todos",
            "todos",
            () => new TodosDb(),
            typeof(TodosHost).Assembly,
            migrations ?? Migrations
        ).Open(
            new ResourceContext
            {
                Host = _host,
                IsOwner = IsOwner,
                Openings = Openings,
                Users = HasReader ? [("todos", false), ("reports", true)] : [("todos", false)],
            }
        );

    public async Task<TodosHost> StartAsync(CancellationToken cancellationToken = default)
    {
        await Open().StartAsync(cancellationToken);
        return this;
    }

    /// <summary>What a service gets.</summary>
    public TodosDb Database(bool readOnly = false)
    {
        var services = new ServiceCollection();
        _runtime!.Register(services, readOnly ? "reports" : "todos", readOnly);
        return services.BuildServiceProvider().GetRequiredService<TodosDb>();
    }

    public async Task<object?> ScalarAsync(string statement, bool readOnly = false)
    {
        await using var command = Database(readOnly).DataSource.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Waits until something was logged.</summary>
    public async Task<string> LoggedAsync(string part)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (Lines.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }
            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_runtime?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _host.DisposeAsync();
    }

    public void Dispose() { }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

    private sealed class HostEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
