namespace Tutti.Generators.Services;

/// <summary>The services of the app and which files are theirs. Lives within one step of the pipeline; it is not cached.</summary>
internal sealed class AppServices
{
    private readonly ServiceFolders _folders;
    private readonly Dictionary<string, ServiceDeclaration> _byFolder;
    private readonly Dictionary<string, ServiceDeclaration?> _byPath = new(StringComparer.Ordinal);

    /// <summary>
    /// Brings declarations together. Where two claim one folder or one name, an analyzer reports it, and the first in the order of the
    /// alphabet is taken, so that the rest of the app keeps its meaning.
    /// </summary>
    public AppServices(string? projectDirectory, IEnumerable<ServiceDeclaration> declarations)
    {
        var all = declarations
            .OrderBy(d => d.Name, StringComparer.Ordinal)
            .ThenBy(d => d.FullName, StringComparer.Ordinal)
            .ThenBy(d => d.Path, StringComparer.Ordinal)
            .ToList();
        _folders = ServiceFolders.Create(projectDirectory, all.Select(d => d.Path));
        _byFolder = new(_folders.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var services = new List<ServiceDeclaration>();
        foreach (var declaration in all)
        {
            var folder = _folders.FolderOf(declaration.Path);
            if (folder is not null && !_byFolder.ContainsKey(folder) && names.Add(declaration.Name))
            {
                _byFolder.Add(folder, declaration);
                services.Add(declaration);
            }
        }
        Services = services;
    }

    /// <summary>The services, ordered by name.</summary>
    public IReadOnlyList<ServiceDeclaration> Services { get; }

    /// <summary>The service that owns a file, or <see langword="null"/>.</summary>
    public ServiceDeclaration? OwnerOf(string path)
    {
        if (!_byPath.TryGetValue(path, out var owner))
        {
            owner = _folders.OwnerOf(path) is { } folder && _byFolder.TryGetValue(folder, out var found) ? found : null;
            _byPath.Add(path, owner);
        }
        return owner;
    }

    /// <summary>The folder of a file, relative to the project; <see langword="null"/> if it lies elsewhere or is generated.</summary>
    public string? FolderOf(string path) => _folders.FolderOf(path);

    /// <summary>The service's folder, relative to the project.</summary>
    public string DirectoryOf(ServiceDeclaration service) => _folders.FolderOf(service.Path) ?? ProjectFolder.Root;
}
