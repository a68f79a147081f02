using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Databases;

/// <summary>The folder of migrations that a database names is one, has some, and is that of no other database.</summary>
internal static class MigrationFolderRules
{
    public static void Check(
        DatabaseSymbol database,
        AppSymbols app,
        ImmutableArray<AdditionalText> files,
        Action<Diagnostic> report
    )
    {
        if (database.Migrations is not { } written || app.Folders.FolderOf(database.File) is not { } place)
        {
            return;
        }
        var argument = Place.OfNamedValue(database.Attribute, "Migrations");
        if (MigrationFolder.Resolve(place, written) is not { Path: { } folder, Problem: null })
        {
            var problem = MigrationFolder.Resolve(place, written).Problem;
            report(Diagnostic.Create(Descriptors.BadMigrationsFolder, argument, written, problem, database.Type.Name));
            return;
        }
        if (!files.Any(file => IsMigration(file, folder, app)))
        {
            var first = string.Format(CultureInfo.InvariantCulture, "{0}/1_create_{1}.up.sql", folder, database.Name);
            report(Diagnostic.Create(Descriptors.NoMigrations, argument, folder, database.Name, first));
        }
        CheckOthers(database, folder, argument, app, report);
    }

    private static void CheckOthers(
        DatabaseSymbol database,
        string folder,
        Location argument,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        var other = app.Databases.FirstOrDefault(candidate =>
            !SymbolEqualityComparer.Default.Equals(candidate.Type, database.Type)
            && app.Folders.AreSame(candidate.FolderIn(app), folder)
        );
        if (other is not null)
        {
            report(
                Diagnostic.Create(
                    Descriptors.SharedMigrations,
                    argument,
                    [Place.OfNamedValue(other.Attribute, "Migrations")],
                    database.Name,
                    folder,
                    other.Name
                )
            );
        }
    }

    /// <summary>Whether a file is in the folder and is, or is meant to be, a migration: what is wrong with it is said at the file.</summary>
    private static bool IsMigration(AdditionalText file, string folder, AppSymbols app) =>
        MigrationFile.IsCandidate(file.Path)
        && !MigrationName.IsDown(Path.GetFileName(file.Path))
        && app.Folders.AreSame(MigrationFile.FolderOf(file.Path, app.ProjectDirectory), folder);
}
