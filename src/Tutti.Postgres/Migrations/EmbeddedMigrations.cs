using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Tutti.CompilerServices;

namespace Tutti.Migrations;

/// <summary>Finds the texts of migrations in the assembly that they are embedded in.</summary>
internal static class EmbeddedMigrations
{
    private const string Prefix = "Tutti.Migrations/";

    /// <summary>Those of an assembly that is loaded.</summary>
    public static IReadOnlyList<MigrationText> Of(Assembly assembly, IReadOnlyList<SqlMigration> migrations) =>
        [
            .. migrations.Select(migration =>
                Of(migration, () => assembly.GetManifestResourceStream(Prefix + migration.File))
            ),
        ];

    /// <summary>Those of an assembly's file, without loading it.</summary>
    public static IReadOnlyList<MigrationText> Of(string assemblyFile, IReadOnlyList<SqlMigration> migrations) =>
        [.. migrations.Select(migration => Of(migration, () => Find(assemblyFile, Prefix + migration.File)))];

    private static MigrationText Of(SqlMigration migration, Func<Stream?> find) =>
        new(
            migration.Number,
            migration.Name,
            migration.File,
            () =>
                find()
                ?? throw new MigrationException(
                    $"{migration.File} is not in the assembly of the app, where the build embeds migrations. Rebuild the app; "
                        + "if the project removes items of the kind EmbeddedResource, have it keep **/*.up.sql."
                )
        );

    private static MemoryStream? Find(string assemblyFile, string name)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (resource.Implementation.IsNil && metadata.StringComparer.Equals(resource.Name, name))
            {
                return Read(file, resource.Offset);
            }
        }
        return null;
    }

    // A resource is its length and its bytes.
    private static MemoryStream Read(PEReader file, long offset)
    {
        var start = file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress;
        var section = file.GetSectionData(start).GetReader();
        section.Offset = checked((int)offset);
        var length = section.ReadInt32();
        return new MemoryStream(section.ReadBytes(length), writable: false);
    }
}
