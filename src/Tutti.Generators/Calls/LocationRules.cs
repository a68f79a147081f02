using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Calls;

/// <summary>Ways in code to another service that the application model would not see.</summary>
internal static class LocationRules
{
    /// <summary>Whether a method is named like those that ask a service provider: <c>GetRequiredService</c>.</summary>
    public static bool IsLocation(string method) =>
        method.StartsWith("Get", StringComparison.Ordinal) && method.IndexOf("Service", StringComparison.Ordinal) > 0;

    /// <summary>A client, or a class with endpoints, that is asked from a service provider.</summary>
    public static void CheckInvocation(
        IInvocationOperation call,
        AppSymbols app,
        Action<Diagnostic> report,
        CancellationToken cancellationToken
    )
    {
        if (
            !IsLocation(call.TargetMethod.Name)
            || Asked(call).FirstOrDefault(type => IsOfServices(type, app)) is not { } asked
            || (app.OwnerOf(FileOf(call)) is null && app.HasOwnMain(cancellationToken))
        )
        {
            return;
        }
        var place = (call.Syntax as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access
            ? access.Name.GetLocation()
            : call.Syntax.GetLocation();
        if (ClientRules.ServiceOf(asked, app) is not null)
        {
            report(Diagnostic.Create(Descriptors.LocatedClient, place, asked.Name));
            return;
        }
        var owner = app.OwnerOf(Place.Of(asked).SourceTree?.FilePath ?? "");
        report(
            Diagnostic.Create(
                Descriptors.LocatedEndpoints,
                place,
                [Place.Of(asked)],
                asked.Name,
                owner is null || owner == app.OwnerOf(FileOf(call))
                    ? "move what both need into a class of its own, and register that"
                    : $"take {ServiceNames.Client(owner.Name)} as a parameter of the constructor"
            )
        );
    }

    /// <summary>The types that a call asks for.</summary>
    public static IEnumerable<ITypeSymbol> Asked(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Concat(
            call.Arguments.Select(argument => argument.Value)
                .OfType<ITypeOfOperation>()
                .Select(type => type.TypeOperand)
        );

    private static bool IsOfServices(ITypeSymbol type, AppSymbols app) =>
        ClientRules.ServiceOf(type, app) is not null || (type is INamedTypeSymbol named && app.HasEndpoints(named));

    /// <summary>An object of a class of another service.</summary>
    public static void CheckCreation(IObjectCreationOperation creation, AppSymbols app, Action<Diagnostic> report)
    {
        if (creation.Type is not INamedTypeSymbol type || !app.HasEndpoints(type))
        {
            return;
        }
        var owner = app.OwnerOf(Place.Of(type).SourceTree?.FilePath ?? "");
        if (owner is not null && owner != app.OwnerOf(FileOf(creation)))
        {
            report(
                Diagnostic.Create(
                    Descriptors.ServiceCreated,
                    creation.Syntax.GetLocation(),
                    [Place.Of(type)],
                    type.Name,
                    owner.Name,
                    ServiceNames.Client(owner.Name)
                )
            );
        }
    }

    private static string FileOf(IOperation operation) => operation.Syntax.SyntaxTree.FilePath;
}
