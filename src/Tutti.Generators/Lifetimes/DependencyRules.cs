using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Lifetimes;

/// <summary>
/// What a class with endpoints takes must be registered, or the app does not start. Says nothing where <c>Configure</c> leaves the
/// registering to other methods.
/// </summary>
internal static class DependencyRules
{
    public static void Check(
        INamedTypeSymbol type,
        AppSymbols app,
        Action<Diagnostic> report,
        CancellationToken cancellationToken
    )
    {
        if (
            app.OwnerOf(Place.Of(type).SourceTree?.FilePath ?? "") is not { } service
            || EndpointClassParser.ConstructorOf(type) is not { } constructor
        )
        {
            return;
        }
        var missing = constructor.Parameters.Where(parameter => MustBeRegistered(parameter, service, app)).ToList();
        if (missing.Count == 0 || NamesInConfigure(service.Type, cancellationToken) is not { } names)
        {
            return;
        }
        foreach (var parameter in missing.Where(parameter => !names.Contains(parameter.Type.Name)))
        {
            report(
                Diagnostic.Create(
                    Descriptors.NotRegistered,
                    Place.OfType(parameter),
                    [Place.Of(service.Type)],
                    type.Name,
                    parameter.Type.Display(),
                    service.Name,
                    RemedyFor(parameter.Type, service.Type)
                )
            );
        }
    }

    private static string RemedyFor(ITypeSymbol type, INamedTypeSymbol service)
    {
        var arguments = type.IsAbstract ? $"{type.Display()}, …" : type.Display();
        var line = $"setup.Services.AddSingleton<{arguments}>()";
        return Configures(service)
            ? $"add {line} to {service.Name}.Configure"
            : $"let {service.Name} implement IConfigureService, with {line} in Configure";
    }

    /// <summary>Whether a parameter is of a type of the app's own that the framework does not provide.</summary>
    private static bool MustBeRegistered(IParameterSymbol parameter, ServiceSymbol service, AppSymbols app) =>
        parameter is { HasExplicitDefaultValue: false, Type: INamedTypeSymbol { TypeKind: not TypeKind.Error } type }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, app.Compilation.Assembly)
        && !IsClient(type)
        && app.DatabaseOf(type) is null
        // A type of another service must not be used at all, which is said already.
        && (app.OwnerOf(Place.Of(type).SourceTree?.FilePath ?? "") is not { } owner || owner.Name == service.Name)
        && parameter.Find(WellKnownNames.KeyedServicesAttribute) is null;

    /// <summary>Whether it is a client, or an interface made from one, of which another rule speaks.</summary>
    private static bool IsClient(INamedTypeSymbol type) =>
        AppSymbols.ServiceOfClient(type) is not null
        || type.AllInterfaces.Any(candidate => AppSymbols.ServiceOfClient(candidate) is not null);

    private static bool Configures(INamedTypeSymbol service) =>
        service.AllInterfaces.Any(candidate => TypeNames.Is(candidate, WellKnownNames.ConfigureService));

    /// <summary>The names in a service's <c>Configure</c>, or <see langword="null"/> if others may register more.</summary>
    private static HashSet<string>? NamesInConfigure(INamedTypeSymbol service, CancellationToken cancellationToken)
    {
        if (!Configures(service))
        {
            return [];
        }
        var configure = service
            .GetMembers("Configure")
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<MethodDeclarationSyntax>()
            .ToList();
        var isClear =
            configure.Count > 0
            && configure
                .SelectMany(method => method.DescendantNodes())
                .OfType<InvocationExpressionSyntax>()
                .All(KnownCalls.SaysAllByNames);
        return isClear
            ? new(
                configure
                    .SelectMany(method => method.DescendantNodes())
                    .OfType<SimpleNameSyntax>()
                    .Select(name => name.Identifier.ValueText),
                StringComparer.Ordinal
            )
            : null;
    }
}
