using Tutti.CompilerServices;

namespace Tutti;

/// <summary>Declares a PostgreSQL database. The service in whose folder the class is owns it; any class of a service gets it injected.</summary>
/// <remarks>The class derives from <c>SqlDatabase</c> or, with the package <c>Tutti.EntityFrameworkCore</c>, from EF Core's <c>DbContext</c>.</remarks>
/// <param name="name">The name, unique in the app: lower-case letters, digits and underscores, beginning with a letter, at most 63 characters.</param>
/// <example>
/// <code>
/// [SqlDatabase("todos", Migrations = "migrations")]
/// public sealed class TodosDb : SqlDatabase;
///
/// public sealed class TodosService(TodosDb db)
/// {
///     [Get("/todos/{id}", Public = true)]
///     public Task&lt;Todo&gt; Get(int id, CancellationToken ct) =&gt;
///         db.QuerySingleAsync&lt;Todo&gt;($"select id, title, done from todos where id = {id}", ct);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SqlDatabaseAttribute(string name) : Attribute, IResourceDeclaration
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The folder with the migrations, relative to that of the class's file: files named like <c>1_create_todos.up.sql</c>, applied in the order of their
    /// numbers. Without it the app has no migrations for the database.
    /// </summary>
    public string? Migrations { get; set; }

    /// <summary>Whether other services may use it, too. Default: they may.</summary>
    public bool Shared { get; set; } = true;

    string IResourceDeclaration.Kind => "database";
}
