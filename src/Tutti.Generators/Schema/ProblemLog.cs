using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>Collects problems, and knows on which way through the types the parser is.</summary>
internal sealed class ProblemLog
{
    private readonly List<SchemaProblem> _all = [];
    private readonly Stack<(string Path, ISymbol? Symbol, bool InSource)> _way = new();
    private int _silent;

    public IReadOnlyList<SchemaProblem> All => _all;

    public int Depth => _way.Count;

    /// <summary>Whether the declaration that the parser is at is source, rather than a compiled assembly's.</summary>
    public bool InSource => _way.Count == 0 || _way.Peek().InSource;

    /// <summary>Goes down by a step, such as <c>.items</c>; <c>Dispose</c> comes back.</summary>
    public Step Enter(string step, ISymbol? symbol)
    {
        var (path, outer, inSource) = _way.Count == 0 ? ("", null, true) : _way.Peek();
        _way.Push((path + step, symbol ?? outer, symbol?.IsSource() ?? inSource));
        return new(this, silent: false);
    }

    /// <summary>Records nothing until <c>Dispose</c>: for what is looked at, but not exchanged.</summary>
    public Step Silence()
    {
        _silent++;
        return new(this, silent: true);
    }

    public void Add(SchemaProblemKind kind, ITypeSymbol type, ISymbol? at = null, string detail = "")
    {
        if (_silent > 0)
        {
            return;
        }
        var (path, symbol, _) = _way.Count == 0 ? ("", null, true) : _way.Peek();
        var problem = Create(kind, path, type, at ?? symbol, detail);
        if (!_all.Contains(problem))
        {
            _all.Add(problem);
        }
    }

    public static SchemaProblem Create(
        SchemaProblemKind kind,
        string path,
        ITypeSymbol type,
        ISymbol? at,
        string detail
    )
    {
        var location = at?.Locations.FirstOrDefault(l => l.IsInSource);
        return new()
        {
            Kind = kind,
            Path = path.TrimStart('.'),
            Type = type.ToDisplayString(TypeFormats.Id),
            Detail = detail,
            File = location?.SourceTree?.FilePath,
            Start = location?.SourceSpan.Start ?? 0,
            Length = location?.SourceSpan.Length ?? 0,
        };
    }

    /// <summary>A step that can be taken back.</summary>
    public readonly struct Step(ProblemLog log, bool silent) : IDisposable
    {
        public void Dispose()
        {
            if (silent)
            {
                log._silent--;
            }
            else
            {
                log._way.Pop();
            }
        }
    }
}
