using System.ComponentModel;
using System.Reflection;
using Tutti.Migrations;
using Tutti.Postgres.Hosting;

namespace Tutti.CompilerServices;

/// <summary>A database of the app. For generated code.</summary>
/// <typeparam name="TDatabase">The class that declares it.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="owner">The service that declares it.</param>
/// <param name="create">Makes an instance.</param>
/// <param name="assembly">The assembly in which the migrations are embedded.</param>
/// <param name="migrations">The migrations, ordered by number.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlDatabaseResource<TDatabase>(
    string name,
    string owner,
    Func<TDatabase> create,
    Assembly assembly,
    IReadOnlyList<SqlMigration> migrations
) : Resource, IMigrated
    where TDatabase : SqlDatabase
{
    /// <inheritdoc/>
    public override string Kind => "database";

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Owner => owner;

    IReadOnlyList<MigrationText> IMigrated.Migrations => EmbeddedMigrations.Of(assembly, migrations);

    /// <inheritdoc/>
    public override ResourceRuntime Open(ResourceContext context) =>
        new SqlDatabaseRuntime<TDatabase>(create, new SqlDatabaseHost(name, ((IMigrated)this).Migrations, context));
}

/// <summary>A migration. For generated code.</summary>
/// <param name="Number">The number that its file's name begins with.</param>
/// <param name="Name">What follows the number.</param>
/// <param name="File">The file, relative to the project's folder, with <c>/</c>; it is embedded as <c>Tutti.Migrations/</c> and this.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SqlMigration(long Number, string Name, string File);
