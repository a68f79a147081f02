using Microsoft.CodeAnalysis;
using Tutti.Generators.Databases;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Schema;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>
/// Reads the whole app, from what the steps before have found. It runs only where code is built, when a declaration has changed, and gives the
/// same value if nothing changed that matters; types that many endpoints use are looked at once.
/// </summary>
internal sealed class ApplicationParser(Compilation compilation, AppServices services, CancellationToken cancellation)
{
    private readonly SchemaParser _schema = new(compilation, cancellation);

    private readonly EndpointClassParser _classes = new(
        services.Services.ToDictionary(s => ServiceNames.Client(s.Name), s => s.ClientName, StringComparer.Ordinal)
    );

    public ApplicationSpec Parse(
        IEnumerable<EndpointDeclaration> endpoints,
        IReadOnlyCollection<ClientInjection> injections,
        IReadOnlyCollection<DatabaseDeclaration> declaredDatabases
    )
    {
        var owned = OwnedEndpoints.Of(services, endpoints);
        var edges = new ClientEdges(services, owned);
        var databases = new AppDatabases(compilation, services, cancellation).Parse(declaredDatabases);
        return new()
        {
            Services = services
                .Services.Select(s =>
                    ServiceOf(s, [.. owned[s.Name]], edges.ClientsOf(s, injections)) with
                    {
                        Databases = UsesOf(s, databases),
                    }
                )
                .ToEquatableArray(),
            Databases = databases,
            Types = _schema.Types,
        };
    }

    private static EquatableArray<DatabaseUse> UsesOf(
        ServiceDeclaration service,
        IEnumerable<DatabaseSpec> databases
    ) =>
        databases
            .SelectMany(d =>
                d.Uses.Where(u => u.Service == service.Name).Select(u => new DatabaseUse(d.Name, u.ReadOnly))
            )
            .ToEquatableArray();

    private ServiceSpec ServiceOf(
        ServiceDeclaration service,
        List<EndpointDeclaration> declarations,
        EquatableArray<string> clients
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var type = compilation.Assembly.GetTypeByMetadataName(service.MetadataName);
        var names = new MemberNames("Service");
        var classes = new Dictionary<string, EndpointClassSpec>(StringComparer.Ordinal);
        var endpoints = new List<EndpointSpec>();
        foreach (
            var group in declarations
                .GroupBy(d => d.ClassName, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            if (
                compilation.Assembly.GetTypeByMetadataName(group.Key) is { } owner
                && _classes.Parse(owner, names.Of(owner.Name + "Class"), cancellation) is { } spec
            )
            {
                classes.Add(group.Key, spec);
                endpoints.AddRange(group.Select(d => EndpointOf(owner, d, spec)).OfType<EndpointSpec>());
            }
        }
        return new()
        {
            Declaration = service,
            Directory = services.DirectoryOf(service),
            Doc = type is null ? null : DocComment.Summary(type, cancellation),
            Configures = type?.AllInterfaces.Any(i => TypeNames.Is(i, WellKnownNames.ConfigureService)) is true,
            Classes = classes.Values.ToEquatableArray(),
            Endpoints = endpoints.OrderBy(e => e.Name, StringComparer.Ordinal).ToEquatableArray(),
            ClientMethods = ServiceClient.MethodsOf(declarations),
            Clients = clients,
        };
    }

    private EndpointSpec? EndpointOf(INamedTypeSymbol owner, EndpointDeclaration declaration, EndpointClassSpec spec)
    {
        var method = owner
            .GetMembers()
            .OfType<IMethodSymbol>()
            .FirstOrDefault(m =>
                EndpointDeclarationParser.NameOf(m) == declaration.Name
                && m.GetDocumentationCommentId() == declaration.MethodId
            );
        return method is null ? null : new EndpointParser(_schema, cancellation).Parse(method, declaration, spec);
    }
}
