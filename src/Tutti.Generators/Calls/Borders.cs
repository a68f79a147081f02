using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Calls;

/// <summary>
/// Which types of a service the rest of the app may name: those that its endpoints take and return. Does not change, and is read by several
/// threads at once.
/// </summary>
internal sealed class Borders
{
    private readonly AppSymbols _app;
    private readonly Dictionary<string, List<string>> _files = new(StringComparer.Ordinal);

    /// <param name="app">The app.</param>
    public Borders(AppSymbols app)
    {
        _app = app;
        foreach (var tree in app.Compilation.SyntaxTrees)
        {
            if (tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            foreach (var name in DeclaredNames.Of(tree))
            {
                if (!_files.TryGetValue(name, out var files))
                {
                    _files.Add(name, files = []);
                }
                files.Add(tree.FilePath);
            }
        }
    }

    /// <summary>Whether a name in a file may be that of a type of another service: asked of every name, before any symbol is looked up.</summary>
    public bool MayCross(string name, string file)
    {
        if (!_files.TryGetValue(name, out var files))
        {
            return false;
        }
        var user = _app.OwnerOf(file);
        return files.Exists(declaring => _app.OwnerOf(declaring) is { } owner && owner != user);
    }

    /// <summary>The service whose own affair a type is, or <see langword="null"/> if code in the file may name the type.</summary>
    public ServiceSymbol? ServiceBehind(INamedTypeSymbol type, string file)
    {
        if (
            !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _app.Compilation.Assembly)
            || _app.OwnerOf(Place.Of(type).SourceTree?.FilePath ?? "") is not { } owner
            // Databases may be shared, and where they may not, that is said otherwise.
            || _app.DatabaseOf(type) is not null
        )
        {
            return null;
        }
        return owner != _app.OwnerOf(file) && !IsShown(type) ? owner : null;
    }

    /// <summary>Whether a service shows a type to the others.</summary>
    public bool IsShown(INamedTypeSymbol type) => _app.IsExchanged(type);
}
