using System.ComponentModel;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tutti.EntityFrameworkCore.Contexts;
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
) : DatabaseResource(name, owner, assembly, migrations)
    where TContext : DbContext
{
    internal override ResourceRuntime Open(SqlDatabaseHost host) => new DbContextRuntime<TContext>(host);
}
