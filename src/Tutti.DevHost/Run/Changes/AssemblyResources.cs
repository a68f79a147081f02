using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Tutti.DevHost.Run.Changes;

/// <summary>The resources that are embedded in an assembly.</summary>
internal static class AssemblyResources
{
    public static IEnumerable<KeyValuePair<string, string>> Read(PEReader file, MetadataReader code)
    {
        if (file.PEHeaders.CorHeader is not { ResourcesDirectory: { Size: > 0 } directory })
        {
            yield break;
        }
        foreach (var resource in code.ManifestResources.Select(code.GetManifestResource))
        {
            if (resource.Implementation.IsNil)
            {
                yield return new(
                    $"resource {code.GetString(resource.Name)}",
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
