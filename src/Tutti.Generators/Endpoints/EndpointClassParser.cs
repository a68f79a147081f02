using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>Reads how instances of a class with endpoints come about.</summary>
/// <param name="clients">The clients of all services in C#, by the name of the interface.</param>
internal sealed class EndpointClassParser(IReadOnlyDictionary<string, string> clients)
{
    /// <param name="type">The class.</param>
    /// <param name="identifier">The name of the generated class.</param>
    /// <param name="cancellation">Ends the parsing.</param>
    /// <returns>The class, or <see langword="null"/> if generated code can call none of its constructors.</returns>
    public EndpointClassSpec? Parse(INamedTypeSymbol type, string identifier, CancellationToken cancellation) =>
        ConstructorOf(type) is { } constructor && !constructor.Parameters.Any(p => HasWrappedClient(p.Type))
            ? new()
            {
                FullName = TypeNames.NotNullOf(type),
                Identifier = identifier,
                IsStateless = Statelessness.Of(type, constructor, cancellation),
                Dependencies = constructor.Parameters.Select(DependencyOf).ToEquatableArray(),
            }
            : null;

    /// <summary>The constructor that the framework calls: the marked one, else the one with the most parameters.</summary>
    public static IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        var constructors = CallableConstructorsOf(type);
        return constructors.FirstOrDefault(IsPreferred)
            ?? constructors.OrderByDescending(c => c.Parameters.Length).FirstOrDefault();
    }

    /// <summary>The constructors that generated code can call.</summary>
    public static IReadOnlyList<IMethodSymbol> CallableConstructorsOf(INamedTypeSymbol type) =>
        [
            .. type
                .InstanceConstructors.Where(c =>
                    c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
                )
                .Where(c => c.Parameters.All(p => p.RefKind == RefKind.None && !p.Type.IsRefLikeType)),
        ];

    /// <summary>Whether a constructor is marked as the one to call.</summary>
    public static bool IsPreferred(IMethodSymbol constructor) =>
        constructor
            .GetAttributes()
            .Any(a => TypeNames.Is(a.AttributeClass, WellKnownNames.PreferredConstructorAttribute));

    /// <summary>Whether a type is a wrapping of a client, which analyzers refuse; its name would not be understood in generated code.</summary>
    private bool HasWrappedClient(ITypeSymbol type) =>
        ClientUses.ClientOf(type) is null
        && type is INamedTypeSymbol { IsGenericType: true } wrapping
        && wrapping.TypeArguments.Any(inner =>
            (ClientUses.ClientOf(inner) is { } name && clients.ContainsKey(name)) || HasWrappedClient(inner)
        );

    private DependencySpec DependencyOf(IParameterSymbol parameter) =>
        new()
        {
            Type = NameOf(parameter.Type),
            Name = parameter.Name,
            Default = Literals.DefaultOf(parameter),
            Key = KeyOf(parameter),
        };

    /// <summary>The type's name. Clients are unknown to the compiler as long as generators run: they go by their name alone.</summary>
    private string NameOf(ITypeSymbol type) =>
        ClientUses.ClientOf(type) is { } name && clients.TryGetValue(name, out var client)
            ? client
            : TypeNames.NotNullOf(type);

    private static string? KeyOf(IParameterSymbol parameter)
    {
        var attribute = parameter
            .GetAttributes()
            .FirstOrDefault(a => TypeNames.Is(a.AttributeClass, WellKnownNames.KeyedServicesAttribute));
        return attribute?.Single() is { } key ? AttributeExpressions.Of(key) : null;
    }
}
