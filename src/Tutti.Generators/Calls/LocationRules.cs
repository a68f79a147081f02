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
    /// <summary>A client that is asked from a service provider.</summary>
    public static void CheckInvocation(
        IInvocationOperation call,
        AppSymbols app,
        Action<Diagnostic> report,
        CancellationToken cancellationToken
    )
    {
        if (
            !call.TargetMethod.Name.StartsWith("Get", StringComparison.Ordinal)
            || call.TargetMethod.Name.IndexOf("Service", StringComparison.Ordinal) < 0
        )
        {
            return;
        }
        var asked = call
            .TargetMethod.TypeArguments.Concat(
                call.Arguments.Select(argument => argument.Value)
                    .OfType<ITypeOfOperation>()
                    .Select(type => type.TypeOperand)
            )
            .FirstOrDefault(type => ClientRules.ServiceOf(type, app) is not null);
        if (asked is null || (app.OwnerOf(FileOf(call)) is null && app.HasOwnMain(cancellationToken)))
        {
            return;
        }
        var place = (call.Syntax as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access
            ? access.Name.GetLocation()
            : call.Syntax.GetLocation();
        report(Diagnostic.Create(Descriptors.LocatedClient, place, asked.Name));
    }

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
                    type.Name,
                    owner.Name,
                    ServiceNames.Client(owner.Name)
                )
            );
        }
    }

    private static string FileOf(IOperation operation) => operation.Syntax.SyntaxTree.FilePath;
}
