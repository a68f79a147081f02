using Tutti.Generators.Routing;
using Tutti.Generators.Schema;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>Decides where parameters and members of the request are read.</summary>
/// <param name="route">The endpoint's route, if it has one.</param>
/// <param name="readsQuery">Whether what has no place of its own is read from the query, because the methods have no body.</param>
/// <param name="types">The parsed types by id.</param>
internal sealed class RequestParser(RouteTemplate? route, bool readsQuery, Func<string, TypeSpec?> types)
{
    /// <summary>Places a parameter.</summary>
    /// <param name="member">The parameter as a member of the arguments.</param>
    /// <param name="parameter">The parameter's name, by which the route names it.</param>
    /// <returns>The parameter, or <see langword="null"/> if it cannot be read where it would have to be, which an analyzer reports.</returns>
    public ParameterSpec? Parse(MemberSpec member, string parameter)
    {
        if (!IsSimple(member.Type) && !IsSimpleList(member.Type))
        {
            return RequestOf(member);
        }
        var (origin, name) = PlaceOf(member, parameter, byDefault: ValueOrigin.Query);
        return CanBeAt(member.Type, origin)
            ? new()
            {
                Role = ParameterRole.Value,
                Member = member,
                Origin = origin,
                WireName = name,
            }
            : null;
    }

    /// <summary>Places a parameter of an endpoint that only services call: all that a call passes travels together.</summary>
    public static ParameterSpec? WithoutRoute(MemberSpec member) =>
        member.Type.Kind == TypeKindOnWire.Unsupported
            ? null
            : new()
            {
                Role = ParameterRole.Value,
                Member = member,
                Origin = ValueOrigin.Body,
                WireName = member.JsonName,
            };

    /// <summary>Whether a type is read from one text.</summary>
    public static bool IsSimple(TypeUse type) =>
        type is { Kind: TypeKindOnWire.Simple or TypeKindOnWire.Enum, Parser: not null };

    /// <summary>Whether a type is a list that can be read from repeated texts.</summary>
    public static bool IsSimpleList(TypeUse type) =>
        type is { Kind: TypeKindOnWire.List, Item: { } item } && IsSimple(item);

    private ParameterSpec? RequestOf(MemberSpec member)
    {
        var request =
            member.Type is { Kind: TypeKindOnWire.Object, TypeId: { } id } && types(id) is { } type
                ? RequestOf(member.Type, type)
                : new RequestSpec { Type = member.Type, IsWholeBody = true };
        return member.Type.Kind == TypeKindOnWire.Unsupported || request is null
            ? null
            : new()
            {
                Role = ParameterRole.Request,
                Member = member,
                Request = request,
            };
    }

    private RequestSpec? RequestOf(TypeUse use, TypeSpec type)
    {
        var members = new List<RequestMember>();
        foreach (var member in type.Members)
        {
            var (origin, name) =
                member.IgnoreCondition == "Always"
                    ? (ValueOrigin.Nowhere, member.JsonName)
                    : PlaceOf(member, member.Name, readsQuery ? ValueOrigin.Query : ValueOrigin.Body);
            if (!CanBeAt(member.Type, origin))
            {
                return null;
            }
            members.Add(new(member, origin, name));
        }
        return members.All(m => m.Origin is ValueOrigin.Body or ValueOrigin.Nowhere)
            ? new() { Type = use, IsWholeBody = true }
            : new()
            {
                Type = use,
                Members = members.ToEquatableArray(),
                Constructor = type.Constructor,
                Rules = type.Rules,
                ValidatesItself = type.ValidatesItself,
            };
    }

    private (ValueOrigin Origin, string Name) PlaceOf(MemberSpec member, string nameInRoute, ValueOrigin byDefault)
    {
        var parameter = route?.Parameters.FirstOrDefault(p =>
            string.Equals(p.Text, nameInRoute, StringComparison.OrdinalIgnoreCase)
        );
        if (parameter is not null)
        {
            return (ValueOrigin.Route, parameter.Text);
        }
        return SourceOf(member) is { } source
            ? (source, member.SourceName ?? member.JsonName)
            : (byDefault, member.JsonName);
    }

    private static bool CanBeAt(TypeUse type, ValueOrigin origin) =>
        origin switch
        {
            ValueOrigin.Body => type.Kind != TypeKindOnWire.Unsupported,
            ValueOrigin.Nowhere => true,
            ValueOrigin.Query or ValueOrigin.Header => IsSimple(type) || IsSimpleList(type),
            _ => IsSimple(type),
        };

    private static ValueOrigin? SourceOf(MemberSpec member) =>
        member.Source switch
        {
            MemberSource.Query => ValueOrigin.Query,
            MemberSource.Header => ValueOrigin.Header,
            MemberSource.Cookie => ValueOrigin.Cookie,
            _ => null,
        };
}
