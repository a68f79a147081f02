using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>Reads what the callers of an endpoint see.</summary>
internal static class EndpointDeclarationParser
{
    private const string Suffix = "Async";

    /// <summary>The declaration, or <see langword="null"/> if it can be no endpoint, which an analyzer reports.</summary>
    public static EndpointDeclaration? Parse(IMethodSymbol method, string path) =>
        CanBeEndpoint(method)
            ? new()
            {
                Name = NameOf(method),
                Path = path,
                ClassName = ServiceParser.MetadataNameOf(method.ContainingType),
                MethodId = method.GetDocumentationCommentId() ?? "",
                Cref = Crefs.Of(method),
                Client = ResultShapes.IsRaw(method) ? null : ClientOf(method),
            }
            : null;

    /// <summary>The endpoint's name: the method's without the suffix Async.</summary>
    public static string NameOf(IMethodSymbol method) =>
        method.Name.Length > Suffix.Length && method.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? method.Name.Substring(0, method.Name.Length - Suffix.Length)
            : method.Name;

    /// <summary>Whether the class can be made, and the method called, by generated code.</summary>
    public static bool CanBeEndpoint(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, ReturnsByRef: false }
        && method is { ReturnsByRefReadonly: false, IsAbstract: false }
        && IsReachable(method.DeclaredAccessibility)
        && method.Parameters.All(p =>
            p.RefKind == RefKind.None && !p.Type.IsRefLikeType && ClientUses.ClientOf(p.Type) is null
        )
        && !ResultShapes.Streams(method)
        && CanHaveEndpoints(method.ContainingType);

    /// <summary>Whether a class is concrete, non-generic and top-level.</summary>
    public static bool CanHaveEndpoints(INamedTypeSymbol type) =>
        type
            is {
                TypeKind: TypeKind.Class,
                IsAbstract: false,
                IsStatic: false,
                IsGenericType: false,
                IsFileLocal: false
            }
        && type.ContainingType is null;

    private static bool IsReachable(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static ClientMethod ClientOf(IMethodSymbol method)
    {
        var (shape, value) = ResultShapes.Of(method);
        var parameters = method.Parameters.Where(p => !TypeNames.Is(p.Type, WellKnownNames.CancellationToken)).ToList();
        return new()
        {
            Name = NameOf(method) + Suffix,
            Returns = ReturnsOf(shape, value),
            Result = shape switch
            {
                ResultShape.Void or ResultShape.Task => ClientResult.Task,
                ResultShape.ValueTask => ClientResult.ValueTask,
                ResultShape.ValueTaskOfValue => ClientResult.ValueTaskOfValue,
                _ => ClientResult.TaskOfValue,
            },
            Parameters = parameters.Select(ParameterOf).ToEquatableArray(),
            CancellationName = FreeName(parameters),
            IsPublic = (value is null || TypeNames.IsPublic(value)) && parameters.All(p => TypeNames.IsPublic(p.Type)),
        };
    }

    private static string ReturnsOf(ResultShape shape, ITypeSymbol? value)
    {
        var task = shape is ResultShape.ValueTask or ResultShape.ValueTaskOfValue
            ? WellKnownNames.ValueTask
            : WellKnownNames.Task;
        return value is null ? $"global::{task}" : $"global::{task}<{TypeNames.Of(value)}>";
    }

    private static ClientParameter ParameterOf(IParameterSymbol parameter) =>
        new(TypeNames.Of(parameter.Type), TypeNames.Identifier(parameter.Name), Literals.DefaultOf(parameter));

    private static string FreeName(List<IParameterSymbol> parameters)
    {
        var name = "cancellationToken";
        while (parameters.Any(p => p.Name == name))
        {
            name += "_";
        }
        return name;
    }
}
