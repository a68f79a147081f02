using Microsoft.CodeAnalysis;
using Tutti.Generators.Schema;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.Databases;

/// <summary>The databases of the app, whose they are and who uses them. Lives within one step of the pipeline; it is not cached.</summary>
internal sealed class AppDatabases(Compilation compilation, AppServices services, CancellationToken cancellation)
{
    /// <summary>
    /// The databases, ordered by name. Of two with one name, which an analyzer reports, the first in the order of the alphabet is taken.
    /// </summary>
    public EquatableArray<DatabaseSpec> Parse(IReadOnlyCollection<DatabaseDeclaration> declarations)
    {
        var injections = DatabaseUses
            .Find(compilation, declarations.Select(d => d.MetadataName), cancellation)
            .ToLookup(i => i.Type, StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return declarations
            .OrderBy(d => d.Name, StringComparer.Ordinal)
            .ThenBy(d => d.MetadataName, StringComparer.Ordinal)
            .Select(d => (Declaration: d, Owner: services.OwnerOf(d.Path)))
            .Where(d => d.Owner is not null && names.Add(d.Declaration.Name))
            .Select(d => SpecOf(d.Declaration, d.Owner!, injections[d.Declaration.MetadataName]))
            .ToEquatableArray();
    }

    private DatabaseSpec SpecOf(
        DatabaseDeclaration declaration,
        ServiceDeclaration owner,
        IEnumerable<DatabaseInjection> injections
    ) =>
        new()
        {
            Declaration = declaration,
            Service = owner.Name,
            Doc = compilation.Assembly.GetTypeByMetadataName(declaration.MetadataName) is { } type
                ? DocComment.Summary(type, cancellation)
                : null,
            Directory =
                declaration.Migrations is { } folder && services.FolderOf(declaration.Path) is { } place
                    ? MigrationFolder.Resolve(place, folder).Path
                    : null,
            Uses = UsesOf(injections),
        };

    /// <summary>A service that writes by one class writes, though another one only reads.</summary>
    private EquatableArray<DatabaseUseModel> UsesOf(IEnumerable<DatabaseInjection> injections) =>
        injections
            .Select(i => (Service: services.OwnerOf(i.Path)?.Name, i.ReadOnly))
            .Where(use => use.Service is not null)
            .GroupBy(use => use.Service!, StringComparer.Ordinal)
            .OrderBy(uses => uses.Key, StringComparer.Ordinal)
            .Select(uses => new DatabaseUseModel { Service = uses.Key, ReadOnly = uses.All(use => use.ReadOnly) })
            .ToEquatableArray();
}
