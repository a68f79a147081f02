using System.Text.Json;

namespace Tutti.DevHost.Publish;

/// <summary>A folder that published files go to. Files that are not of its own making it neither deletes nor overwrites.</summary>
internal sealed class OutputFolder
{
    /// <summary>Lists what was put here; by it the folder is known the next time.</summary>
    public const string ManifestName = ".tutti-build.json";

    private readonly string _path;
    private readonly string _manifest;
    private readonly IReadOnlyList<string> _known;

    private OutputFolder(string path, string manifest, IReadOnlyList<string> known) =>
        (_path, _manifest, _known) = (path, manifest, known);

    /// <summary>Refuses a folder with files in it that it did not get from here.</summary>
    /// <exception cref="ToolException">There are such files, or it is no folder.</exception>
    public static OutputFolder Open(string path)
    {
        var manifest = Path.Combine(path, ManifestName);
        if (File.Exists(path))
        {
            throw Unusable($"{path} is a file.");
        }
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            return new OutputFolder(path, manifest, []);
        }
        return File.Exists(manifest)
            ? new OutputFolder(path, manifest, Read(manifest))
            : throw Unusable($"The folder {path} has files in it that are not of an earlier tutti build.");
    }

    /// <summary>Puts files in the place of those from the last time.</summary>
    /// <param name="from">The folder that has them.</param>
    /// <returns>The files, relative to the folder.</returns>
    /// <exception cref="ToolException">A foreign file is in the way, or the folder cannot be written to.</exception>
    public IReadOnlyList<string> Replace(string from)
    {
        string[] files =
        [
            .. Directory
                .EnumerateFiles(from, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(from, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        if (files.Except(_known).FirstOrDefault(file => File.Exists(Path.Combine(_path, file))) is { } foreign)
        {
            throw Unusable($"{Path.Combine(_path, foreign)} is in the way, and it is not of an earlier tutti build.");
        }
        try
        {
            Directory.CreateDirectory(_path);
            // First the list: whatever happens then, the next time knows what is its own.
            File.WriteAllBytes(_manifest, JsonSerializer.SerializeToUtf8Bytes(_known.Union(files)));
            Write(from, files);
            Remove(_known.Except(files));
            File.WriteAllBytes(_manifest, JsonSerializer.SerializeToUtf8Bytes(files));
            return files;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"{_path} cannot be written to: {error.Message}");
        }
    }

    private void Write(string from, string[] files)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(_path, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // Not into the old file: a process may be running it.
            File.Delete(target);
            File.Copy(Path.Combine(from, file), target);
        }
    }

    private void Remove(IEnumerable<string> files)
    {
        foreach (var file in files.Select(file => Path.Combine(_path, file)))
        {
            if (File.Exists(file))
            {
                File.Delete(file);
            }
            for (
                var folder = Path.GetDirectoryName(file)!;
                folder.Length > _path.Length
                    && Directory.Exists(folder)
                    && !Directory.EnumerateFileSystemEntries(folder).Any();
                folder = Path.GetDirectoryName(folder)!
            )
            {
                Directory.Delete(folder);
            }
        }
    }

    private static List<string> Read(string manifest)
    {
        try
        {
            var files = JsonSerializer.Deserialize<List<string>>(File.ReadAllBytes(manifest)) ?? [];
            // Nothing outside of the folder is ours, whatever the file says.
            return [.. files.Where(file => !Path.IsPathRooted(file) && !file.Split('/').Contains(".."))];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Unusable($"{manifest}, which lists the files of an earlier build, cannot be read: {error.Message}");
        }
    }

    private static ToolException Unusable(string problem) =>
        new(ToolErrors.FolderUnusable, problem, "Name another folder, or empty this one first.");
}
