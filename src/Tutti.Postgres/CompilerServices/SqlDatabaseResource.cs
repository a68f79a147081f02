using System.ComponentModel;
using System.Reflection;
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
) : DatabaseResource(name, owner, assembly, migrations)
    where TDatabase : SqlDatabase
{
    internal override ResourceRuntime Open(SqlDatabaseHost host) => new SqlDatabaseRuntime<TDatabase>(create, host);
}
