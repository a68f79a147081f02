using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Services;

namespace Tutti.CodeFixes.Calls;

/// <summary>The generated clients of a compilation.</summary>
internal static class Clients
{
    /// <summary>Whether a type is a client.</summary>
    public static bool IsClient(ITypeSymbol? type) => type is not null && AppSymbols.ServiceOfClient(type) is not null;

    /// <summary>How a parameter of a client's type is named: <c>sendMail</c> for <c>ISendMailClient</c>.</summary>
    public static string ParameterName(INamedTypeSymbol client) =>
        Names.Camel(client.Name.Substring(1, client.Name.Length - "IClient".Length));

    /// <summary>All clients that the compilation itself declares.</summary>
    public static IEnumerable<INamedTypeSymbol> AllOf(Compilation compilation, CancellationToken cancellationToken) =>
        compilation
            .GetSymbolsWithName(ServiceNames.IsClient, SymbolFilter.Type, cancellationToken)
            .OfType<INamedTypeSymbol>()
            .Where(IsClient);

    /// <summary>The client of a service.</summary>
    public static INamedTypeSymbol? Of(string service, Compilation compilation, CancellationToken cancellationToken) =>
        AllOf(compilation, cancellationToken).FirstOrDefault(client => AppSymbols.ServiceOfClient(client) == service);

    /// <summary>The client by whose method an endpoint is called: the documentation of the one is that of the other.</summary>
    public static (INamedTypeSymbol Client, IMethodSymbol Method)? Of(
        IMethodSymbol endpoint,
        Compilation compilation,
        CancellationToken cancellationToken
    )
    {
        var cref = $"cref=\"{endpoint.GetDocumentationCommentId()}\"";
        foreach (var client in AllOf(compilation, cancellationToken))
        {
            var method = client
                .GetMembers()
                .OfType<IMethodSymbol>()
                .FirstOrDefault(m =>
                    m.GetDocumentationCommentXml(cancellationToken: cancellationToken)?.Contains(cref) is true
                );
            if (method is not null)
            {
                return (client, method);
            }
        }
        return null;
    }
}
