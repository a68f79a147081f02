using System.ComponentModel;
using System.Reflection;
using Tutti.Migrations;
using Tutti.Postgres.Hosting;

namespace Tutti.CompilerServices;

/// <summary>A database of the app, whatever its class is. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DatabaseResource : Resource, IMigrated
{
    private readonly Assembly _assembly;
    private readonly IReadOnlyList<SqlMigration> _migrations;

    internal DatabaseResource(string name, string owner, Assembly assembly, IReadOnlyList<SqlMigration> migrations)
    {
        Name = name;
        Owner = owner;
        _assembly = assembly;
        _migrations = migrations;
    }

    /// <inheritdoc/>
    public sealed override string Kind => "database";

    /// <inheritdoc/>
    public sealed override string Name { get; }

    /// <inheritdoc/>
    public sealed override string Owner { get; }

    IReadOnlyList<MigrationText> IMigrated.Migrations => Migrations;

    private IReadOnlyList<MigrationText> Migrations => EmbeddedMigrations.Of(_assembly, _migrations);

    /// <inheritdoc/>
    public sealed override ResourceRuntime Open(ResourceContext context) =>
        Open(new SqlDatabaseHost(Name, Migrations, context));

    internal abstract ResourceRuntime Open(SqlDatabaseHost host);
}

/// <summary>A migration. For generated code.</summary>
/// <param name="Number">The number that its file's name begins with.</param>
/// <param name="Name">What follows the number.</param>
/// <param name="File">The file, relative to the project's folder, with <c>/</c>; it is embedded as <c>Tutti.Migrations/</c> and this.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SqlMigration(long Number, string Name, string File);
