using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Lifetimes;

/// <summary>The calls in <c>Configure</c> that register what they name, or nothing of the app's own.</summary>
internal static class KnownCalls
{
    /// <summary>Register the types that are their type arguments, or that their arguments create.</summary>
    private static readonly HashSet<string> Registering = new(StringComparer.Ordinal)
    {
        "AddSingleton",
        "AddScoped",
        "AddTransient",
        "AddKeyedSingleton",
        "AddKeyedScoped",
        "AddKeyedTransient",
        "AddHostedService",
        "TryAddSingleton",
        "TryAddScoped",
        "TryAddTransient",
    };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "AddHttpClient",
        "AddLogging",
        "AddMemoryCache",
        "AddOptions",
        "Bind",
        "Configure",
        "Get",
        "GetConnectionString",
        "GetRequiredService",
        "GetSection",
        "GetService",
        "GetValue",
        "IsDevelopment",
        "IsEnvironment",
        "IsProduction",
        "IsStaging",
        "nameof",
        "ValidateDataAnnotations",
        "ValidateOnStart",
    };

    /// <summary>Whether all that a call registers stands in it by name.</summary>
    public static bool SaysAllByNames(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name?.Identifier.ValueText is { } text
            && (
                Others.Contains(text)
                || (Registering.Contains(text) && (name is GenericNameSyntax || call.ArgumentList.Arguments.All(Names)))
            );
    }

    private static bool Names(ArgumentSyntax argument) =>
        argument.Expression
            is TypeOfExpressionSyntax
                or ObjectCreationExpressionSyntax
                or LiteralExpressionSyntax
                or LambdaExpressionSyntax;
}
