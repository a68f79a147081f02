using Tutti.Model;

namespace Tutti.Generators.Databases;

/// <summary>Which of the files with migrations are those of a database.</summary>
internal static class DatabaseMigrations
{
    /// <summary>
    /// The migrations, ordered by number. Of two with one number, which an analyzer reports, the first in the order of the alphabet is taken.
    /// </summary>
    public static IEnumerable<MigrationFile> Of(DatabaseSpec database, IEnumerable<MigrationFile> files)
    {
        var numbers = new HashSet<long>();
        return files
            .Where(file => string.Equals(file.Folder, database.Directory, MigrationFile.FolderComparison))
            .OrderBy(file => file.Name.Number)
            .ThenBy(file => file.File, StringComparer.Ordinal)
            .Where(file => numbers.Add(file.Name.Number));
    }

    public static DatabaseModel ModelOf(DatabaseSpec database, IEnumerable<MigrationFile> files) =>
        new()
        {
            Name = database.Name,
            Type = database.Declaration.MetadataName,
            Service = database.Service,
            Doc = database.Doc,
            Private = database.Declaration.IsPrivate,
            Directory = database.Directory,
            Migrations = Of(database, files)
                .Select(file => new MigrationModel
                {
                    Number = file.Name.Number,
                    Name = file.Name.Name,
                    File = file.Path,
                    Checksum = file.Checksum,
                })
                .ToEquatableArray(),
            Uses = database.Uses,
        };
}
