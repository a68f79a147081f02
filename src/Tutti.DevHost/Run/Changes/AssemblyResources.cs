using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Tutti.DevHost.Run.Changes;

/// <summary>The resources that are embedded in an assembly, but for the migrations of databases: the model tells of those, and whose they are.</summary>
internal static class AssemblyResources
{
    private const string Migrations = "Tutti.Migrations/";

    public static IEnumerable<KeyValuePair<string, string>> Read(PEReader file, MetadataReader code)
    {
        if (file.PEHeaders.CorHeader is not { ResourcesDirectory: { Size: > 0 } directory })
        {
            yield break;
        }
        foreach (var resource in code.ManifestResources.Select(code.GetManifestResource))
        {
            var name = code.GetString(resource.Name);
            if (resource.Implementation.IsNil && !name.StartsWith(Migrations, StringComparison.Ordinal))
            {
                yield return new(
                    $"resource {name}",
                    Hash(file.GetSectionData(directory.RelativeVirtualAddress), (int)resource.Offset)
                );
            }
        }
    }

    // The length comes first.
    private static string Hash(PEMemoryBlock resources, int offset)
    {
        var reader = resources.GetReader(offset, resources.Length - offset);
        return Convert.ToHexString(SHA256.HashData(reader.ReadBytes(reader.ReadInt32())));
    }
}
