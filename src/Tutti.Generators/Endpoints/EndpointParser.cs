using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Routing;
using Tutti.Generators.Schema;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>Reads an endpoint whole.</summary>
/// <param name="schema">Reads the types of the signature.</param>
/// <param name="cancellation">Ends the parsing.</param>
internal sealed class EndpointParser(SchemaParser schema, CancellationToken cancellation)
{
    /// <param name="method">The method.</param>
    /// <param name="declaration">What its callers see.</param>
    /// <param name="owner">The class that has it.</param>
    /// <returns>The endpoint, or <see langword="null"/> if it can be none, which an analyzer reports.</returns>
    public EndpointSpec? Parse(IMethodSymbol method, EndpointDeclaration declaration, EndpointClassSpec owner)
    {
        if (EndpointSettingsParser.AttributeOf(method) is not var (attribute, verb))
        {
            return null;
        }
        var settings = EndpointSettingsParser.Parse(attribute, verb);
        var route = settings.Route is null ? null : RouteTemplate.Parse(settings.Route);
        var parameters = ParametersOf(method, route, settings.ReadsQuery);
        var attributes = EndpointMetadata.AttributesOf(method);
        // Without a rule of who may call that is on it, an endpoint would be open to all.
        var isComplete = attributes.All(a => !EndpointMetadata.Restricts(a) || AttributeExpressions.Of(a) is not null);
        return route is { IsValid: false } || parameters is null || !isComplete || ResultOf(method) is not { } result
            ? null
            : new()
            {
                Name = declaration.Name,
                MethodName = TypeNames.Identifier(method.Name),
                Class = owner,
                Settings = settings,
                Parameters = parameters.ToEquatableArray(),
                Result = result,
                Details = ThrownDetails.Of(method, schema).ToEquatableArray(),
                IsRaw = declaration.Client is null,
                Client = declaration.Client,
                Metadata = EndpointMetadata.ExpressionsOf(attributes),
                Authorization = EndpointMetadata.AuthorizationOf(attributes),
                Doc = DocComment.Summary(method, cancellation),
            };
    }

    private List<ParameterSpec>? ParametersOf(IMethodSymbol method, RouteTemplate? route, bool readsQuery)
    {
        var names = new MemberNames("Arguments");
        var requests = new RequestParser(route, readsQuery, schema.Find);
        var parameters = new List<ParameterSpec>();
        foreach (var parameter in method.Parameters)
        {
            var parsed =
                RoleOf(parameter) is { } role ? new ParameterSpec { Role = role }
                : route is null ? RequestParser.WithoutRoute(MemberOf(parameter, names))
                : requests.Parse(MemberOf(parameter, names), parameter.Name);
            if (parsed is null)
            {
                return null;
            }
            parameters.Add(parsed);
        }
        return parameters.Count(p => p.Request is not null) > 1 ? null : parameters;
    }

    private static ParameterRole? RoleOf(IParameterSymbol parameter) =>
        TypeNames.Is(parameter.Type, WellKnownNames.CancellationToken) ? ParameterRole.CancellationToken
        : TypeNames.Is(parameter.Type, WellKnownNames.HttpContext) ? ParameterRole.HttpContext
        : null;

    private MemberSpec MemberOf(IParameterSymbol parameter, MemberNames names)
    {
        var name = names.Of(parameter.Name);
        return schema.Parse(parameter) with { Name = name, ConstructorParameter = name };
    }

    private ResultSpec? ResultOf(IMethodSymbol method)
    {
        var (shape, value) = ResultShapes.Of(method);
        if (value is null)
        {
            return new() { Shape = shape, TypeName = "global::Tutti.CompilerServices.NoResult" };
        }
        if (ResultShapes.IsResult(value))
        {
            return new() { Shape = shape, TypeName = TypeNames.Of(value) };
        }
        var type = schema.Parse(value, "result");
        return type.Kind == TypeKindOnWire.Unsupported
            ? null
            : WithHead(
                new()
                {
                    Shape = shape,
                    TypeName = type.FullName,
                    Type = type,
                }
            );
    }

    private ResultSpec WithHead(ResultSpec result)
    {
        var type = result.Type is { Kind: TypeKindOnWire.Object, TypeId: { } id } ? schema.Find(id) : null;
        return type?.Members.Any(IsHead) is true
            ? result with
            {
                Head = type.Members.Where(IsHead).ToEquatableArray(),
                Body = type.Members.Where(m => !IsHead(m)).ToEquatableArray(),
            }
            : result;
    }

    private static bool IsHead(MemberSpec member) =>
        member
            is { HasGetter: true, Source: MemberSource.Header }
                or { HasGetter: true, Source: MemberSource.StatusCode, Type.ModelKind: "int32" };
}
