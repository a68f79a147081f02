using Tutti.Model;

namespace Tutti.Cli.Output;

/// <summary>Shows the databases of an application model as branches of its tree: whose they are, their migrations, who uses them.</summary>
internal static class DatabaseTree
{
    public static void Write(Terminal terminal, DatabaseModel database, bool isLast)
    {
        var doc = database.Doc is null
            ? ""
            : $"  {terminal.Styled(database.Doc.Trim().Split('\n')[0].Trim(), Style.Dim)}";
        var access =
            database.Private ? terminal.Styled("private", Style.BoldYellow)
            : IsShared(database) ? terminal.Styled("shared", Style.BoldGreen)
            : terminal.Styled("may be shared", Style.Dim);
        var name = terminal.Styled(database.Name, Style.BoldBlue);
        terminal.WriteLine($"{(isLast ? "└─" : "├─")} database {name}  of {database.Service}  {access}{doc}");
        var indent = isLast ? "   " : "│  ";
        terminal.WriteLine($"{indent}├─ {MigrationsOf(database)}");
        terminal.WriteLine($"{indent}└─ {UsesOf(database)}");
    }

    private static bool IsShared(DatabaseModel database) => database.Uses.Any(use => use.Service != database.Service);

    private static string MigrationsOf(DatabaseModel database) =>
        database.Migrations switch
        {
            [] => "no migrations",
            [var only] => $"1 migration in {database.Directory}/: {NameOf(only)}",
            var many => $"{many.Count} migrations in {database.Directory}/, the last is {NameOf(many[^1])}",
        };

    private static string NameOf(MigrationModel migration) => Path.GetFileName(migration.File);

    private static string UsesOf(DatabaseModel database) =>
        database.Uses.Count == 0
            ? "used by no service"
            : $"used by {string.Join(", ", database.Uses.Select(use => use.ReadOnly ? $"{use.Service} (only reads)" : use.Service))}";
}
