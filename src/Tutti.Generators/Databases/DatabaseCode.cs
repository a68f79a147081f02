using System.Globalization;
using Tutti.Generators.Emit;
using Tutti.Model;

namespace Tutti.Generators.Databases;

/// <summary>What the description of a database for the runtime is emitted from: no checksums, so that a changed migration writes no code anew.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Service">The service that owns it.</param>
/// <param name="FullName">The class in C#, with <c>global::</c>.</param>
/// <param name="IsContext">Whether the class is a <c>DbContext</c>, of which EF makes the instances.</param>
/// <param name="Migrations">The migrations, ordered by number.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record DatabaseCode(
    string Name,
    string Service,
    string FullName,
    bool IsContext,
    EquatableArray<MigrationCode> Migrations
)
{
    public static DatabaseCode Of(DatabaseSpec database, IEnumerable<MigrationFile> files) =>
        new(
            database.Name,
            database.Service,
            database.Declaration.FullName,
            database.Declaration.IsContext,
            DatabaseMigrations
                .Of(database, files)
                .Select(file => new MigrationCode(file.Name.Number, file.Name.Name, file.Path))
                .ToEquatableArray()
        );
}

/// <summary>A migration, for the runtime.</summary>
internal sealed record MigrationCode(long Number, string Name, string File);

/// <summary>Writes the databases into the class that describes the app to the runtime.</summary>
internal static class DatabaseEmitter
{
    private const string Services = "global::Tutti.CompilerServices";

    public static void Emit(SourceWriter writer, EquatableArray<DatabaseCode> databases)
    {
        if (databases.Count == 0)
        {
            return;
        }
        writer.Line();
        writer.Line(
            $"public override global::System.Collections.Generic.IReadOnlyList<{Services}.Resource> Resources {{ get; }} ="
        );
        writer.Line("[");
        writer.Indent();
        foreach (var database in databases)
        {
            Emit(writer, database);
        }
        writer.Outdent();
        writer.Line("];");
    }

    private static void Emit(SourceWriter writer, DatabaseCode database)
    {
        var resource = database.IsContext ? "DbContextResource" : "SqlDatabaseResource";
        writer.Line($"new {Services}.{resource}<{database.FullName}>(");
        writer.Indent();
        writer.Line($"{Literals.Of(database.Name)},");
        writer.Line($"{Literals.Of(database.Service)},");
        if (!database.IsContext)
        {
            writer.Line($"static () => new {database.FullName}(),");
        }
        writer.Line("typeof(Application).Assembly,");
        writer.Line("[");
        writer.Indent();
        foreach (var migration in database.Migrations)
        {
            var number = migration.Number.ToString(CultureInfo.InvariantCulture);
            writer.Line($"new({number}, {Literals.Of(migration.Name)}, {Literals.Of(migration.File)}),");
        }
        writer.Outdent();
        writer.Line("]");
        writer.Outdent();
        writer.Line("),");
    }
}
