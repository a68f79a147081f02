using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Calls;

/// <summary>Clients are parameters of constructors in classes of a service, so that it is known who calls whom.</summary>
internal static class ClientRules
{
    public static void Check(
        INamedTypeSymbol type,
        AppSymbols app,
        CallEdges edges,
        Action<Diagnostic> report,
        CancellationToken cancellationToken
    )
    {
        foreach (var constructor in type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared))
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Type.TypeKind == TypeKind.Error)
                {
                    edges.AddError();
                }
                else if (ServiceOf(parameter.Type, app) is { } service)
                {
                    edges.AddInjection(
                        Place.Of(parameter).SourceTree?.FilePath ?? "",
                        service,
                        Place.OfType(parameter)
                    );
                    CheckOwner(type, parameter, service, app, report, cancellationToken);
                }
                else if (
                    Wrapping.Inside(parameter.Type).FirstOrDefault(inner => ServiceOf(inner, app) is not null) is
                    { } inner
                )
                {
                    report(
                        Diagnostic.Create(
                            Descriptors.WrappedClient,
                            Place.OfType(parameter),
                            parameter.Name,
                            parameter.Type.Display(),
                            inner.Name
                        )
                    );
                }
            }
        }
    }

    /// <summary>The service that a client of this app calls; clients that another assembly brought along are that one's affair.</summary>
    public static string? ServiceOf(ITypeSymbol type, AppSymbols app) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, app.Compilation.Assembly)
            ? AppSymbols.ServiceOfClient(type)
            : null;

    private static void CheckOwner(
        INamedTypeSymbol type,
        IParameterSymbol parameter,
        string service,
        AppSymbols app,
        Action<Diagnostic> report,
        CancellationToken cancellationToken
    )
    {
        var file = Place.Of(parameter).SourceTree?.FilePath ?? "";
        var owner = app.OwnerOf(file);
        if (owner?.Name == service)
        {
            report(
                Diagnostic.Create(
                    Descriptors.OwnClient,
                    Place.OfType(parameter),
                    [Place.Of(owner.Type)],
                    type.Name,
                    service
                )
            );
        }
        else if (owner is null && !app.HasOwnMain(cancellationToken))
        {
            report(
                Diagnostic.Create(
                    Descriptors.ClientOutsideServices,
                    Place.OfType(parameter),
                    type.Name,
                    parameter.Type.Name,
                    app.Folders.FolderOf(file) is { } folder
                        ? $"{ProjectFolder.InWords(folder)} belongs to no service"
                        : "its file is generated or lies outside of the project",
                    "move the class into the folder of the service that uses it"
                )
            );
        }
    }
}
