using Tutti.Model;

namespace Tutti.DevHost.Run.Changes;

/// <summary>To which service a source file belongs: that whose folder is the nearest one above it.</summary>
internal sealed class SourceOwners(string projectFolder, ApplicationModel model)
{
    // The longest folder first, so that the first one that fits is the nearest.
    private readonly (string Folder, string Service)[] _folders =
    [
        .. model
            .Services.Select(service => (FolderOf(service), service.Name))
            .OrderByDescending(service => service.Item1.Length),
    ];

    /// <summary>Whether a source file is written by the build itself, of what other files say.</summary>
    public bool IsGenerated(string document)
    {
        var relative = Relative(document);
        return !Path.IsPathRooted(document.Replace('/', Path.DirectorySeparatorChar))
            || relative.Split('/').Contains("obj", StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The service, or <see langword="null"/> if the file belongs to all.</summary>
    public string? OwnerOf(string document)
    {
        var relative = Relative(document);
        if (relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative))
        {
            return null;
        }
        return _folders
            .Where(each => each.Folder.Length == 0 || relative.StartsWith(each.Folder, StringComparison.Ordinal))
            .Select(each => each.Service)
            .FirstOrDefault();
    }

    private string Relative(string document) => Path.GetRelativePath(projectFolder, document).Replace('\\', '/');

    private static string FolderOf(ServiceModel service) =>
        service.Directory is "." or "" ? "" : $"{service.Directory}/";
}
