using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Binding;

/// <summary>What an endpoint reads from a call, as the generator's own parser sees it.</summary>
internal sealed class EndpointInputs
{
    private readonly SchemaParser _schema;

    private EndpointInputs(EndpointSymbol endpoint, AppSymbols app, SchemaParser schema, IReadOnlyList<Input> values)
    {
        Endpoint = endpoint;
        App = app;
        _schema = schema;
        Values = values;
        Requests = [.. values.Where(value => value.IsRequest)];
    }

    public EndpointSymbol Endpoint { get; }

    public AppSymbols App { get; }

    /// <summary>The parameters that hold data of the call.</summary>
    public IReadOnlyList<Input> Values { get; }

    /// <summary>Those of them that are request objects; there should be one at most.</summary>
    public IReadOnlyList<Input> Requests { get; }

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="parameters">Its parameters but for those that can never be read.</param>
    /// <param name="app">The app.</param>
    public static EndpointInputs Of(EndpointSymbol endpoint, IEnumerable<IParameterSymbol> parameters, AppSymbols app)
    {
        var schema = new SchemaParser(app.Compilation);
        return new(endpoint, app, schema, [.. parameters.Where(IsData).Select(p => new Input(p, schema.Parse(p)))]);
    }

    /// <summary>Whether a parameter is data of the call, rather than what surrounds it.</summary>
    public static bool IsData(IParameterSymbol parameter) =>
        !TypeNames.Is(parameter.Type, WellKnownNames.CancellationToken) && !ParameterRules.IsHttpContext(parameter);

    /// <summary>The members of a request object, or nothing if it has none that can be read one by one.</summary>
    public IReadOnlyList<MemberSpec> MembersOf(Input request) =>
        _schema.Types.FirstOrDefault(type => type.Id == request.Spec.Type.TypeId && type.Kind == TypeKindOnWire.Object)
            is { } type
            ? [.. type.Members.Where(member => member.IgnoreCondition != "Always")]
            : [];

    /// <summary>What reads a parameter of the route: parameters of the method, and members of its request.</summary>
    public IEnumerable<RouteReader> ReadersOf(string routeParameter)
    {
        foreach (var value in Values.Where(value => IsNamed(value.Symbol.Name)))
        {
            yield return new(value.Symbol.Name, value.Spec.Type, value.Symbol);
        }
        foreach (var request in Requests)
        {
            foreach (var member in MembersOf(request).Where(member => IsNamed(member.Name)))
            {
                yield return new($"{request.Symbol.Name}.{member.Name}", member.Type, request.Symbol);
            }
        }

        bool IsNamed(string name) => string.Equals(name, routeParameter, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What reads a parameter of the route.</summary>
/// <param name="Name">How people name it: <c>id</c>, <c>request.Id</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">The parameter of the method.</param>
internal sealed record RouteReader(string Name, TypeUse Type, IParameterSymbol Parameter)
{
    public bool IsString => Type.ModelKind == "string";
}

/// <summary>A parameter that holds data of the call.</summary>
/// <param name="Symbol">The parameter.</param>
/// <param name="Spec">What the generator makes of it.</param>
internal sealed record Input(IParameterSymbol Symbol, MemberSpec Spec)
{
    /// <summary>Whether its type has no form on the wire at all, which the rules of types report.</summary>
    public bool IsUnsupported => Spec.Type.Kind == TypeKindOnWire.Unsupported;

    /// <summary>Whether it is the request object.</summary>
    public bool IsRequest =>
        !IsUnsupported && !RequestParser.IsSimple(Spec.Type) && !RequestParser.IsSimpleList(Spec.Type);
}
