using Npgsql;
using Tutti.Model;
using Tutti.Postgres.Hosting;

namespace Tutti.DevHost.Databases;

/// <summary>A database that a command works on.</summary>
internal sealed record DatabaseTarget
{
    /// <summary>The name that the app has for it.</summary>
    public required string Name { get; init; }

    /// <summary>Who says where it is.</summary>
    public required DatabaseSource Source { get; init; }

    /// <summary>How to get in as its owner.</summary>
    public required NpgsqlConnectionStringBuilder Owner { get; init; }

    /// <summary>How to get in to read only.</summary>
    public required NpgsqlConnectionStringBuilder Reader { get; init; }

    /// <summary>What the app says of it; <see langword="null"/> if it was not built for the command.</summary>
    public DatabaseModel? Model { get; init; }

    /// <summary>Whether it is on the app's local server, and can be made anew.</summary>
    public bool IsLocal => Source == DatabaseSource.LocalServer;

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Owner.Database} at {SqlHosts.Describe(Owner)}";
}

/// <summary>Who says where a database is.</summary>
internal enum DatabaseSource
{
    /// <summary>The tool itself.</summary>
    LocalServer,

    /// <summary>The app's configuration: <c>ConnectionStrings</c>.</summary>
    Configuration,

    /// <summary>The file of an environment.</summary>
    Environment,
}
