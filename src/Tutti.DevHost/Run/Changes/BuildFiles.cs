using System.Security.Cryptography;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Run.Changes;

/// <summary>
/// The files of a build but for what is made of the app's own sources, and the environments, of which processes are told: libraries, settings, content.
/// </summary>
internal static class BuildFiles
{
    private static readonly string[] OfSources = [".dll", ".pdb", ".xml"];

    /// <summary>The hashes of the files, by their paths within the build's folder.</summary>
    public static IReadOnlyDictionary<string, string> Read(string assembly)
    {
        var folder = Path.GetDirectoryName(assembly)!;
        return Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !OfSources.Any(extension => file == Path.ChangeExtension(assembly, extension)))
            .Where(file => !IsEnvironment(Path.GetFileName(file)))
            .ToDictionary(file => Path.GetRelativePath(folder, file), Hash, StringComparer.Ordinal);
    }

    // What has another dot may be a library's, such as tutti.shop.deps.json.
    private static bool IsEnvironment(string name) =>
        EnvironmentFileName.NameIn(name) is { } environment && !environment.Contains('.');

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
