using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Databases;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Routing;
using Tutti.Generators.Services;

namespace Tutti.Generators.Analysis;

/// <summary>
/// The app as the rules that look beyond one type need it: all services and endpoints of one compilation, found when first asked for.
/// </summary>
/// <remarks>Lives as long as its compilation. Read by several threads at once.</remarks>
internal sealed class AppSymbols
{
    private const string Abstractions = "Tutti.Abstractions";

    // All analyzers ask for the same app.
    private static readonly ConditionalWeakTable<Compilation, AppSymbols> s_known = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<string, ServiceSymbol?> _owners = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, ServiceSymbol>> _byFolder;
    private readonly Lazy<ILookup<ServiceSymbol?, EndpointSymbol>> _byOwner;
    private readonly Lazy<IReadOnlyList<ServiceSymbol>> _services;
    private readonly Lazy<ServiceFolders> _folders;
    private readonly Lazy<IReadOnlyList<EndpointSymbol>> _endpoints;
    private readonly Lazy<IReadOnlyList<DatabaseSymbol>> _databases;
    private readonly DatabaseWriters _writers;
    private readonly Lazy<HashSet<ISymbol>> _classes;
    private readonly Lazy<HashSet<ISymbol>> _requests;
    private readonly Lazy<HashSet<ISymbol>> _results;
    private readonly Lazy<HashSet<ISymbol>> _exchanged;
    private readonly Lazy<HashSet<ISymbol>> _details;
    private readonly Lazy<ILookup<RouteKey, EndpointSymbol>> _routes;

    /// <param name="compilation">The compilation.</param>
    /// <param name="projectDirectory">The build property <c>ProjectDir</c>.</param>
    /// <param name="candidates">Names of types that may be services or have endpoints; see <see cref="DeclarationIndex"/>.</param>
    private AppSymbols(Compilation compilation, string? projectDirectory, IReadOnlyCollection<string> candidates)
    {
        _compilation = compilation;
        ProjectDirectory = projectDirectory;
        var types = new Lazy<IReadOnlyList<INamedTypeSymbol>>(() =>
            [.. candidates.Distinct().Select(compilation.Assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>()]
        );
        _services = new(() =>
            [
                .. types
                    .Value.Select(ServiceSymbol.Of)
                    .OfType<ServiceSymbol>()
                    .OrderBy(s => s.Order, StringComparer.Ordinal),
            ]
        );
        _folders = new(() => ServiceFolders.Create(projectDirectory, Services.Select(service => service.File)));
        _byFolder = new(() =>
            Services
                .Where(s => Folders.FolderOf(s.File) is not null)
                .ToLookup(
                    s => Folders.FolderOf(s.File)!,
                    Folders.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
                )
        );
        _byOwner = new(() => Endpoints.ToLookup(e => OwnerOf(e.File)));
        _endpoints = new(() =>
            [.. types.Value.SelectMany(EndpointSymbol.AllOf).OrderBy(e => e.Order, StringComparer.Ordinal)]
        );
        _writers = new(this);
        _databases = new(() =>
            [
                .. types
                    .Value.Select(DatabaseSymbol.Of)
                    .OfType<DatabaseSymbol>()
                    .OrderBy(d => d.Order, StringComparer.Ordinal),
            ]
        );
        _classes = new(() =>
            new(
                Services.Select(s => s.Type).Concat(Endpoints.Select(e => e.Method.ContainingType)),
                SymbolEqualityComparer.Default
            )
        );
        _requests = new(() => WithBases(Routed.SelectMany(e => e.Method.Parameters).Select(p => p.Type)));
        _results = new(() => WithBases(Routed.Select(e => ResultShapes.Of(e.Method).Value)));
        _exchanged = new(() => ExchangedTypes.Of(Endpoints, compilation.Assembly));
        _details = new(() =>
            new(
                Endpoints.SelectMany(e => ThrownDetails.AttributesOf(e.Method)).Select(ThrownDetails.TypeOf),
                SymbolEqualityComparer.Default
            )
        );
        _routes = new(() => Endpoints.Where(e => e.Route is { IsValid: true }).ToLookup(e => e.Route!.Key));
    }

    /// <param name="compilation">The compilation.</param>
    /// <param name="options">The build's properties.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The app that is compiled, or <see langword="null"/> if the project does not use the framework.</returns>
    public static AppSymbols? Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (s_known.TryGetValue(compilation, out var known))
        {
            return known;
        }
        if (compilation.ReferencedAssemblyNames.All(assembly => assembly.Name != Abstractions))
        {
            return null;
        }
        var candidates = new List<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
            {
                candidates.AddRange(DeclarationIndex.Of(tree));
            }
        }
        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return s_known.GetValue(
            compilation,
            _ =>
                new(
                    compilation,
                    global.TryGetValue("build_property.ProjectDir", out var directory) ? directory : null,
                    candidates
                )
        );
    }

    public Compilation Compilation => _compilation;

    /// <summary>The build property <c>ProjectDir</c>, if the compiler was told.</summary>
    public string? ProjectDirectory { get; }

    /// <summary>All classes that are marked as services, wrong ones too.</summary>
    public IReadOnlyList<ServiceSymbol> Services => _services.Value;

    /// <summary>All methods that are marked as endpoints, wrong ones too.</summary>
    public IReadOnlyList<EndpointSymbol> Endpoints => _endpoints.Value;

    /// <summary>All classes that are marked as databases, wrong ones too.</summary>
    public IReadOnlyList<DatabaseSymbol> Databases => _databases.Value;

    /// <summary>Whether a class is marked as a service or has endpoints.</summary>
    public bool HasEndpoints(INamedTypeSymbol type) => _classes.Value.Contains(type);

    /// <summary>Whether an endpoint with a route takes the type, or one derived from it, as its request.</summary>
    public bool IsRequest(INamedTypeSymbol type) => _requests.Value.Contains(type.OriginalDefinition);

    /// <summary>Whether an endpoint with a route returns the type, or one derived from it.</summary>
    public bool IsResult(INamedTypeSymbol type) => _results.Value.Contains(type.OriginalDefinition);

    /// <summary>Whether endpoints take or return the type, by itself or as a part of another one.</summary>
    public bool IsExchanged(INamedTypeSymbol type) => _exchanged.Value.Contains(type.OriginalDefinition);

    /// <summary>Whether an endpoint says that its problems have details of the type, or of one from which it derives.</summary>
    public bool IsDeclaredDetails(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (_details.Value.Contains(current))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The endpoints whose well-formed routes take the same requests.</summary>
    public IEnumerable<EndpointSymbol> EndpointsWith(RouteKey route) => _routes.Value[route];

    public ServiceFolders Folders => _folders.Value;

    /// <summary>Whether the project has an entry point of its own, so that it calls services as a part of the app that is no service.</summary>
    public bool HasOwnMain(CancellationToken cancellationToken) =>
        _compilation.GetEntryPoint(cancellationToken) is { } main
        && main.ContainingNamespace.ToDisplayString() != "Tutti.Generated";

    private IEnumerable<EndpointSymbol> Routed => Endpoints.Where(endpoint => endpoint.Route is not null);

    /// <summary>The service that owns a file, or <see langword="null"/>.</summary>
    public ServiceSymbol? OwnerOf(string file) =>
        _owners.GetOrAdd(file, f => Folders.OwnerOf(f) is { } folder ? ServicesIn(folder).FirstOrDefault() : null);

    /// <summary>The services whose classes lie in a folder; there should be one at most.</summary>
    public IEnumerable<ServiceSymbol> ServicesIn(string folder) => _byFolder.Value[folder];

    /// <summary>The endpoints of a service.</summary>
    public IEnumerable<EndpointSymbol> EndpointsOf(ServiceSymbol service) => _byOwner.Value[service];

    /// <summary>The service that a client interface calls, or <see langword="null"/> if the type is none.</summary>
    public static string? ServiceOfClient(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.Find(WellKnownNames.GeneratedClientAttribute) is { } attribute
            ? ServiceParser.NameOf(attribute)
            : null;

    /// <summary>The database of this app that a class declares, or <see langword="null"/> if it is none.</summary>
    public DatabaseSymbol? DatabaseOf(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Class
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly)
            ? Databases.FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Type, type))
            : null;

    /// <summary>The database that who asks for a type gets, itself or from a factory, or <see langword="null"/> if it is another thing.</summary>
    public DatabaseSymbol? DatabaseAskedBy(ITypeSymbol type) => DatabaseOf(EntityContexts.AskedBy(type));

    /// <summary>The first parameter by which a service takes a database to write, or <see langword="null"/> if it only reads.</summary>
    public IParameterSymbol? WriterOf(DatabaseSymbol database, ServiceSymbol service) => _writers.Of(database, service);

    private static HashSet<ISymbol> WithBases(IEnumerable<ITypeSymbol?> types)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in types)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                found.Add(current.OriginalDefinition);
            }
        }
        return found;
    }
}
