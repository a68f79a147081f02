using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Databases;

/// <summary>Which services take which database without <c>[ReadOnly]</c>. Found when first asked for.</summary>
internal sealed class DatabaseWriters(AppSymbols app)
{
    private readonly Lazy<Dictionary<(DatabaseSymbol, ServiceSymbol), IParameterSymbol>> _first = new(() => Find(app));

    /// <summary>The first parameter by which a service takes a database to write, or <see langword="null"/>.</summary>
    public IParameterSymbol? Of(DatabaseSymbol database, ServiceSymbol user) =>
        _first.Value.TryGetValue((database, user), out var parameter) ? parameter : null;

    private static Dictionary<(DatabaseSymbol, ServiceSymbol), IParameterSymbol> Find(AppSymbols app)
    {
        var found = new Dictionary<(DatabaseSymbol, ServiceSymbol), IParameterSymbol>();
        var parameters = DatabaseUses
            .ParametersIn(app.Compilation, CancellationToken.None)
            .Where(parameter => !DatabaseUses.IsReadOnly(parameter))
            .OrderBy(parameter => Place.Of(parameter).SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(parameter => Place.Of(parameter).SourceSpan.Start);
        foreach (var parameter in parameters)
        {
            if (
                app.DatabaseAskedBy(parameter.Type) is { } database
                && app.OwnerOf(Place.Of(parameter).SourceTree?.FilePath ?? "") is { } user
                && !found.ContainsKey((database, user))
            )
            {
                found.Add((database, user), parameter);
            }
        }
        return found;
    }
}
