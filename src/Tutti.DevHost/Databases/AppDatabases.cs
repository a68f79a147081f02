using Npgsql;
using Tutti.CompilerServices;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Environments;
using Tutti.DevHost.Run;
using Tutti.LocalPostgres;
using Tutti.Migrations;
using Tutti.Model;
using Tutti.Postgres.Hosting;
using Tutti.Processes.Environments;
using Tutti.Processes.Environments.Reading;

namespace Tutti.DevHost.Databases;

/// <summary>The databases of an app as commands reach them: where the app has them here, or in one of its environments.</summary>
internal sealed class AppDatabases : IAsyncDisposable
{
    private const string Development = "Development";

    private readonly AppDefinition _app;
    private readonly LocalDatabases _local;
    private readonly IReadOnlyList<DatabaseModel> _models;
    private readonly string? _assembly;
    private readonly ConfiguredConnections? _configured;
    private readonly AppEnvironment? _environment;

    private AppDatabases(
        AppDefinition app,
        Action<string> notice,
        IReadOnlyList<DatabaseModel> models,
        string? assembly,
        AppEnvironment? environment
    )
    {
        (_app, _models, _assembly, _environment) = (app, models, assembly, environment);
        _local = new LocalDatabases(app, notice);
        _configured = assembly is null ? null : ConfiguredConnections.Read(app, assembly, HostEnvironment);
    }

    /// <summary>Their names, ordered.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether the app is being run, which keeps the local server up.</summary>
    public bool IsAppRunning => RunLock.IsTaken(_app);

    /// <summary>Those that the last build had on the local server; nothing is built for it.</summary>
    public static AppDatabases OfLastBuild(AppDefinition app, Action<string> notice) =>
        new(app, notice, [], null, null) { Names = KnownDatabases.Read(app) };

    /// <summary>Those of a build.</summary>
    /// <param name="app">The app.</param>
    /// <param name="assembly">What was built.</param>
    /// <param name="environment">The environment's name; <see langword="null"/> for this machine.</param>
    /// <param name="notice">Is told what takes long, as whole sentences.</param>
    /// <exception cref="ToolException">There is no such environment, or something is wrong with it.</exception>
    public static AppDatabases OfBuild(AppDefinition app, string assembly, string? environment, Action<string> notice)
    {
        var model = AppModel.Read(assembly);
        var named = environment is null ? null : AppEnvironments.ReadForDatabases(app, environment, model);
        var databases = new AppDatabases(app, notice, [.. model.Databases], assembly, named)
        {
            Names = [.. model.Databases.Select(database => database.Name)],
        };
        if (environment is null)
        {
            KnownDatabases.Write(app, [.. databases.Names.Where(name => databases.Configured(name) is null)]);
        }
        return databases;
    }

    /// <summary>The one that is meant.</summary>
    /// <param name="name">Its name; <see langword="null"/> if the app has one only.</param>
    /// <exception cref="ToolException">There is none of that name, or several and none is named.</exception>
    public string NameOf(string? name) =>
        (name, Names) switch
        {
            (_, []) => throw Unknown(
                $"The app {_app.Name} has no databases.",
                "Declare one in the folder of a service: [SqlDatabase(\"NAME\")] public sealed class MyDb : SqlDatabase;"
            ),
            (null, [var only]) => only,
            (null, _) => throw Unknown(
                $"The app {_app.Name} has {Names.Count} databases: {string.Join(", ", Names)}.",
                "Name the one that is meant."
            ),
            _ when Names.Contains(name) => name,
            _ => throw Unknown(
                $"The app {_app.Name} has no database '{name}'. There are: {string.Join(", ", Names)}.",
                Suggestions.Nearest(name, Names) is { } meant ? $"Did you mean {meant}?" : "Name one of those."
            ),
        };

    /// <summary>Finds a database; makes it if it is on the local server and does not exist.</summary>
    /// <exception cref="ToolException">It cannot be reached, or nobody says where it is.</exception>
    public async Task<DatabaseTarget> FindAsync(string name, CancellationToken cancellationToken)
    {
        var target =
            Configured(name)
            ?? InEnvironment(name)
            ?? Local(name, (await _local.EnsureAsync([name], cancellationToken))[name]);
        return target with { Model = ModelOf(name) };
    }

    /// <summary>How to get into a database as the superuser of the local server.</summary>
    /// <exception cref="ToolException">It is elsewhere.</exception>
    public async Task<NpgsqlConnectionStringBuilder> SuperuserAsync(
        DatabaseTarget target,
        CancellationToken cancellationToken
    ) =>
        target.IsLocal
            ? DatabaseLogins.OfSuperuser(await _local.ServerAsync(cancellationToken), target.Owner.Database!)
            : throw new ToolException(
                ToolErrors.DatabaseNotLocal,
                $"The database '{target.Name}' is {target}, whose superuser is not known here.",
                "Use the tools of that server."
            );

    /// <summary>Drops a local database with all in it, and makes it anew, without tables.</summary>
    /// <exception cref="ToolException">It is not on the local server, or that cannot be had.</exception>
    public async Task<DatabaseTarget> RecreateAsync(string name, CancellationToken cancellationToken)
    {
        RequireLocal(name);
        return Local(name, await _local.RecreateAsync(name, cancellationToken)) with { Model = ModelOf(name) };
    }

    /// <summary>Throws away all local data if no server on this machine reads it.</summary>
    /// <exception cref="ToolException">Somebody uses it.</exception>
    public Task RemoveUnreadableAsync(CancellationToken cancellationToken) =>
        _local.RemoveUnreadableAsync(cancellationToken);

    /// <summary>Refuses what is done to databases on the local server alone.</summary>
    /// <exception cref="ToolException">The database is elsewhere.</exception>
    public void RequireLocal(string name)
    {
        if ((Configured(name) ?? InEnvironment(name)) is not { } other)
        {
            return;
        }
        throw new ToolException(
            ToolErrors.DatabaseNotLocal,
            other.Source == DatabaseSource.Configuration
                ? $"The database '{name}' is {other}, as ConnectionStrings:{name} in the app's configuration says."
                : $"The database '{name}' of the environment {_environment!.Name} is {other}.",
            "Only databases of the local server are dropped by this command. Do it with the tools of that server, and think twice."
        );
    }

    /// <summary>Finds a program that comes with PostgreSQL; those of the local server are among them if the database is there.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="target">The database that it is for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<PostgresProgram>> ProgramsAsync(
        string name,
        DatabaseTarget target,
        CancellationToken cancellationToken
    )
    {
        string[] folders = target.IsLocal ? [(await _local.ServerAsync(cancellationToken)).Binaries] : [];
        return await PostgresProgram.FindAsync(name, folders, cancellationToken);
    }

    /// <summary>Does something about a database's migrations.</summary>
    /// <param name="target">The database.</param>
    /// <param name="notice">Is told what is done.</param>
    /// <param name="use">What is done.</param>
    /// <exception cref="ToolException">It failed.</exception>
    public Task<T> MigrateAsync<T>(DatabaseTarget target, Action<string> notice, Func<Migrator, Task<T>> use) =>
        UseAsync(target, source => use(MigratorOf(source, target, notice)));

    /// <summary>Does something in a database, as its owner.</summary>
    /// <exception cref="ToolException">It failed.</exception>
    public static Task<T> UseAsync<T>(DatabaseTarget target, Func<NpgsqlDataSource, Task<T>> use) =>
        DatabaseFailures.GuardAsync(
            target,
            async () =>
            {
                await using var source = NpgsqlDataSource.Create(target.Owner);
                return await use(source);
            }
        );

    private Migrator MigratorOf(NpgsqlDataSource source, DatabaseTarget target, Action<string> notice)
    {
        var migrations = target.Model!.Migrations.Select(each => new SqlMigration(each.Number, each.Name, each.File));
        return new(source, target.Name, EmbeddedMigrations.Of(_assembly!, [.. migrations]))
        {
            IsLocal = target.IsLocal,
            Notice = notice,
        };
    }

    public ValueTask DisposeAsync() => _local.DisposeAsync();

    private string HostEnvironment =>
        _environment is null ? Development : EnvironmentDefaults.HostEnvironmentOf(_environment.Type);

    private DatabaseModel? ModelOf(string name) => _models.FirstOrDefault(database => database.Name == name);

    private DatabaseTarget? Configured(string name) =>
        _configured?.Of(name) is { } text
            ? Elsewhere(
                name,
                DatabaseSource.Configuration,
                () => ConnectionStringLocation.Read(name, text, HostEnvironment == Development)
            )
            : null;

    // One that is meant for this machine has its databases on the local server, wherever its file puts them for others.
    private DatabaseTarget? InEnvironment(string name)
    {
        if (_environment is null or { Type: EnvironmentType.Local })
        {
            return null;
        }
        var settings =
            _environment.Sql?.Databases.GetValueOrDefault(name)
            ?? throw new ToolException(
                ToolErrors.EnvironmentInvalid,
                $"The environment {_environment.Name} does not say where the database '{name}' is.",
                $"Give its file a section \"sql\", or set ConnectionStrings__{name}."
            )
            {
                File = AppEnvironments.FileOf(_app, _environment.Name),
            };
        return Elsewhere(
            name,
            DatabaseSource.Environment,
            () => EnvironmentLocation.Read(name, settings, _environment, _app.Folder)
        );
    }

    private static DatabaseTarget Elsewhere(string name, DatabaseSource source, Func<ConfiguredLocation> read)
    {
        try
        {
            var location = read();
            return new()
            {
                Name = name,
                Source = source,
                Owner = DatabaseLogins.ForTools(location.ReadWrite, isReader: false),
                Reader = DatabaseLogins.ForTools(location.ReadOnly, isReader: true),
            };
        }
        catch (ResourceException error)
        {
            throw new ToolException(
                ToolErrors.EnvironmentInvalid,
                error.Message,
                $"Correct where it says how the database '{name}' is reached."
            );
        }
    }

    private static DatabaseTarget Local(string name, DatabaseLogin login) =>
        new()
        {
            Name = name,
            Source = DatabaseSource.LocalServer,
            Owner = DatabaseLogins.OfLocal(login, isReader: false),
            Reader = DatabaseLogins.OfLocal(login, isReader: true),
        };

    private static ToolException Unknown(string message, string remedy) =>
        new(ToolErrors.DatabaseUnknown, message, remedy);
}
