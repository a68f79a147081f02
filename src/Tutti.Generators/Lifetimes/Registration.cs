using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Lifetimes;

/// <summary>How long a registered object lives.</summary>
internal enum Lifetime
{
    /// <summary>As long as the process.</summary>
    Singleton,

    /// <summary>As long as a call.</summary>
    Scoped,

    /// <summary>As long as who took it.</summary>
    Transient,
}

/// <summary>A line of a <c>Configure</c> method such as <c>setup.Services.AddSingleton&lt;IStore, Store&gt;()</c>.</summary>
/// <param name="Lifetime">How long the object lives.</param>
/// <param name="Service">The type by which it is asked for.</param>
/// <param name="Implementation">The class that the container creates, or <see langword="null"/> if other code does.</param>
/// <param name="IsHosted">Whether it is a hosted service.</param>
/// <param name="Place">The name of the method with its type arguments.</param>
internal sealed record Registration(
    Lifetime Lifetime,
    INamedTypeSymbol Service,
    INamedTypeSymbol? Implementation,
    bool IsHosted,
    Location Place
)
{
    private const string Namespace = "Microsoft.Extensions.DependencyInjection";
    private const string HostedService = "Microsoft.Extensions.Hosting.IHostedService";

    /// <summary>What a call registers, or <see langword="null"/> if it registers nothing, or nothing that is understood.</summary>
    public static Registration? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (
            !method.IsExtensionMethod
            || LifetimeOf(method.Name) is not { } lifetime
            || !method.ContainingNamespace.ToDisplayString().StartsWith(Namespace, StringComparison.Ordinal)
        )
        {
            return null;
        }
        var types = TypesOf(call).OfType<INamedTypeSymbol>().ToList();
        if (types.Count == 0)
        {
            return null;
        }
        var isMadeByCode = call.Arguments.Any(argument =>
            !argument.IsImplicit && argument.Parameter?.Name is "implementationFactory" or "implementationInstance"
        );
        return new(
            lifetime,
            types[0],
            isMadeByCode ? null : types[types.Count - 1],
            method.Name == "AddHostedService" || TypeNames.Is(types[0], HostedService),
            PlaceOf(call)
        );
    }

    private static Lifetime? LifetimeOf(string method) =>
        method switch
        {
            "AddSingleton" or "TryAddSingleton" or "AddHostedService" => Lifetimes.Lifetime.Singleton,
            "AddScoped"
            or "TryAddScoped"
            or "AddDbContext"
            or "AddDbContextFactory"
            or "AddDbContextPool"
            or "AddPooledDbContextFactory" => Lifetimes.Lifetime.Scoped,
            "AddTransient" or "TryAddTransient" => Lifetimes.Lifetime.Transient,
            _ => null,
        };

    private static IEnumerable<ITypeSymbol> TypesOf(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Length > 0
            ? call.TargetMethod.TypeArguments
            : call
                .Arguments.Select(argument => argument.Value)
                .OfType<ITypeOfOperation>()
                .Select(type => type.TypeOperand);

    private static Location PlaceOf(IInvocationOperation call) =>
        (call.Syntax as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access
            ? access.Name.GetLocation()
            : call.Syntax.GetLocation();
}
