using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Endpoints;

/// <summary>How a method gives its result.</summary>
internal enum ResultShape
{
    /// <summary>Nothing, at once.</summary>
    Void,

    /// <summary>A value, at once.</summary>
    Value,

    /// <summary><c>Task</c>.</summary>
    Task,

    /// <summary><c>Task&lt;T&gt;</c>.</summary>
    TaskOfValue,

    /// <summary><c>ValueTask</c>.</summary>
    ValueTask,

    /// <summary><c>ValueTask&lt;T&gt;</c>.</summary>
    ValueTaskOfValue,
}

/// <summary>Tells how a method gives its result.</summary>
internal static class ResultShapes
{
    /// <summary>The shape, and the type of the value if there is one.</summary>
    public static (ResultShape Shape, ITypeSymbol? Value) Of(IMethodSymbol method)
    {
        var type = method.ReturnType;
        return type switch
        {
            { SpecialType: SpecialType.System_Void } => (ResultShape.Void, null),
            _ when TypeNames.Is(type, WellKnownNames.Task) => (ResultShape.Task, null),
            _ when TypeNames.Is(type, WellKnownNames.ValueTask) => (ResultShape.ValueTask, null),
            INamedTypeSymbol task when TypeNames.Is(type, WellKnownNames.Task, arity: 1) => (
                ResultShape.TaskOfValue,
                task.TypeArguments[0]
            ),
            INamedTypeSymbol task when TypeNames.Is(type, WellKnownNames.ValueTask, arity: 1) => (
                ResultShape.ValueTaskOfValue,
                task.TypeArguments[0]
            ),
            _ => (ResultShape.Value, type),
        };
    }

    /// <summary>Whether the method answers the HTTP request itself: it takes the request or gives an <c>IResult</c>.</summary>
    public static bool IsRaw(IMethodSymbol method) =>
        method.Parameters.Any(p => TypeNames.Is(p.Type, WellKnownNames.HttpContext))
        || (Of(method).Value is { } value && IsResult(value));

    /// <summary>Whether a value is an answer of ASP.NET Core's.</summary>
    public static bool IsResult(ITypeSymbol type) =>
        TypeNames.Is(type, WellKnownNames.Result)
        || type.AllInterfaces.Any(i => TypeNames.Is(i, WellKnownNames.Result));

    /// <summary>Whether the method streams, which is not built yet; an analyzer says so.</summary>
    public static bool Streams(IMethodSymbol method) =>
        method.Parameters.Any(p => IsStream(p.Type)) || (Of(method).Value is { } value && IsStream(value));

    /// <summary>Whether a type is a stream of values.</summary>
    public static bool IsStream(ITypeSymbol type) => TypeNames.Is(type, WellKnownNames.AsyncEnumerable, arity: 1);
}
