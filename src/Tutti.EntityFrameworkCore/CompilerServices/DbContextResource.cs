using System.ComponentModel;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tutti.EntityFrameworkCore.Contexts;
using Tutti.Migrations;
using Tutti.Postgres.Hosting;

namespace Tutti.CompilerServices;

/// <summary>A database of the app whose class is a <see cref="DbContext"/>. For generated code.</summary>
/// <typeparam name="TContext">The class that declares it.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="owner">The service that declares it.</param>
/// <param name="assembly">The assembly in which the migrations are embedded.</param>
/// <param name="migrations">The migrations, ordered by number.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DbContextResource<TContext>(
    string name,
    string owner,
    Assembly assembly,
    IReadOnlyList<SqlMigration> migrations
) : Resource, IMigrated
    where TContext : DbContext
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
        new DbContextRuntime<TContext>(new SqlDatabaseHost(name, ((IMigrated)this).Migrations, context));
}
