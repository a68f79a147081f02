using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Calls;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Databases;

/// <summary>Ways in code to a database that the application model would not see.</summary>
internal static class ConnectionRules
{
    /// <summary>A database that is asked from a service provider.</summary>
    public static void CheckInvocation(IInvocationOperation call, AppSymbols app, Action<Diagnostic> report)
    {
        if (
            !LocationRules.IsLocation(call.TargetMethod.Name)
            || LocationRules.Asked(call).FirstOrDefault(type => app.DatabaseAskedBy(type) is not null) is not { } asked
        )
        {
            return;
        }
        var place = (call.Syntax as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access
            ? access.Name.GetLocation()
            : call.Syntax.GetLocation();
        var type = EntityContexts.AskedBy(asked);
        var wanted = EntityContexts.Is(type) ? $"it, or {EntityContexts.FactoryOf(type)}," : "it";
        report(Diagnostic.Create(Descriptors.LocatedDatabase, place, type.Name, wanted));
    }

    /// <summary>A database that is created, and would have no connection.</summary>
    public static void CheckCreation(IObjectCreationOperation creation, AppSymbols app, Action<Diagnostic> report)
    {
        if (creation.Type is { } type && app.DatabaseOf(type) is not null)
        {
            report(Diagnostic.Create(Descriptors.CreatedDatabase, creation.Syntax.GetLocation(), type.Name));
        }
    }
}
