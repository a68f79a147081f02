using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Databases;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Services;
using Tutti.Generators.WholeApp;
using Tutti.Model;

namespace Tutti.Generators.Declarations;

/// <summary>Finds services, endpoints and databases in a compilation.</summary>
internal static class DeclarationReader
{
    public static AppDeclarations Read(Compilation compilation, CancellationToken cancellation)
    {
        var services = new List<ServiceDeclaration>();
        var endpoints = new List<EndpointDeclaration>();
        var databases = new List<DatabaseDeclaration>();
        foreach (var name in compilation.SyntaxTrees.SelectMany(DeclarationIndex.Of).Distinct(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (compilation.Assembly.GetTypeByMetadataName(name) is { } type)
            {
                services.AddRange(ServicesOf(type));
                endpoints.AddRange(EndpointsOf(type));
                databases.AddRange(DatabasesOf(type));
            }
        }
        return new()
        {
            Services = services.ToEquatableArray(),
            Endpoints = endpoints.ToEquatableArray(),
            Databases = databases.ToEquatableArray(),
            NeedsEntryPoint = EntryPointEmitter.IsNeeded(compilation, cancellation),
        };
    }

    private static IEnumerable<ServiceDeclaration> ServicesOf(INamedTypeSymbol type) =>
        type.GetAttributes()
            .Where(a => TypeNames.Is(a.AttributeClass, WellKnownNames.ServiceAttribute))
            .Select(a => ServiceParser.Parse(type, a, Place.FileOf(a)))
            .OfType<ServiceDeclaration>();

    private static IEnumerable<DatabaseDeclaration> DatabasesOf(INamedTypeSymbol type) =>
        type.Find(WellKnownNames.SqlDatabaseAttribute) is { } attribute
        && DatabaseParser.Parse(type, attribute, Place.FileOf(attribute)) is { } database
            ? [database]
            : [];

    private static IEnumerable<EndpointDeclaration> EndpointsOf(INamedTypeSymbol type) =>
        type.GetMembers()
            .OfType<IMethodSymbol>()
            .Select(m =>
                EndpointSettingsParser.AttributeOf(m) is var (a, _)
                    ? EndpointDeclarationParser.Parse(m, Place.FileOf(a))
                    : null
            )
            .OfType<EndpointDeclaration>();
}
