using Tutti.Generators.Schema;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>The structs that are emitted beside an endpoint, described like the user's own types so that they get codecs.</summary>
internal static class EndpointTypes
{
    public const string ArgumentsName = "Arguments";
    public const string RequestBodyName = "RequestBody";
    public const string ResultBodyName = "ResultBody";

    /// <summary>The name of the endpoint's class, in the service's namespace.</summary>
    public static string ClassName(EndpointSpec endpoint) => endpoint.Name + "Endpoint";

    /// <summary>All that a call passes.</summary>
    public static TypeSpec Arguments(string service, EndpointSpec endpoint) =>
        Struct(service, endpoint, ArgumentsName, endpoint.Arguments.Select(p => p.Member! with { Source = default }));

    /// <summary>The members of the request that are in the body; <see langword="null"/> if the body is the request, or nothing is in it.</summary>
    public static TypeSpec? RequestBody(string service, EndpointSpec endpoint)
    {
        if (endpoint.RequestParameter?.Request is not { IsWholeBody: false } request || !request.BodyMembers.Any())
        {
            return null;
        }
        var names = new MemberNames(RequestBodyName);
        return Struct(service, endpoint, RequestBodyName, request.BodyMembers.Select(m => BodyMember(m, names)));
    }

    /// <summary>The members of the result that are in the body of the response; <see langword="null"/> if all are.</summary>
    public static TypeSpec? ResultBody(string service, EndpointSpec endpoint)
    {
        if (endpoint.Result.Head.Count == 0)
        {
            return null;
        }
        var names = new MemberNames(ResultBodyName);
        return Struct(
            service,
            endpoint,
            ResultBodyName,
            endpoint.Result.Body.Where(m => m.HasGetter).Select(m => ResultMember(m, names))
        );
    }

    /// <summary>Those for which there are codecs.</summary>
    public static IEnumerable<TypeSpec> WithCodecs(string service, EndpointSpec endpoint)
    {
        if (!endpoint.IsRaw)
        {
            yield return Arguments(service, endpoint);
        }
        if (endpoint.Settings.Route is not null && RequestBody(service, endpoint) is { } request)
        {
            yield return request;
        }
        if (ResultBody(service, endpoint) is { } result)
        {
            yield return result;
        }
    }

    /// <summary>The other types for which codecs are needed: whole bodies and results, which may be lists, and details of problems.</summary>
    public static IEnumerable<TypeUse> Roots(EndpointSpec endpoint)
    {
        if (
            endpoint.Settings.Route is not null
            && endpoint.RequestParameter is { Request.IsWholeBody: true, Member: { } body }
        )
        {
            yield return body.Type;
        }
        if (endpoint.Result.Type is { } result)
        {
            yield return result;
        }
        foreach (var details in endpoint.Details)
        {
            yield return details.Type;
        }
    }

    /// <summary>
    /// Whether a member keeps a value of its own making when none is given, so that it must be known whether one was: a default that no
    /// constructor names cannot be repeated elsewhere.
    /// </summary>
    public static bool KeepsInitialValue(MemberSpec member) =>
        member is { ConstructorParameter: null, HasInitializer: true, IsRequired: false };

    /// <summary>The member of the emitted struct that tells whether such a member was given.</summary>
    public static string GivenName(MemberSpec member) => member.Name + "_IsGiven";

    private static MemberSpec BodyMember(MemberSpec member, MemberNames names)
    {
        var name = names.Of(member.Name);
        return member with
        {
            Name = name,
            ConstructorParameter = KeepsInitialValue(member) ? null : name,
            Setter = KeepsInitialValue(member) ? MemberSetter.Set : MemberSetter.None,
            Source = default,
            DeclaredBy = null,
            HasGetter = true,
            IgnoreCondition = null,
        };
    }

    private static MemberSpec ResultMember(MemberSpec member, MemberNames names) =>
        member with
        {
            Name = names.Of(member.Name),
            TakesNull = member.GivesNull || member.Type.IsNullable,
            ConstructorParameter = null,
            Setter = MemberSetter.None,
            IsRequired = false,
            HasInitializer = false,
            DeclaredBy = null,
        };

    /// <summary>
    /// A constructor may take null for a property that never gives it; what is between, the struct, has to hold it.
    /// </summary>
    private static MemberSpec WithTypeThatHoldsNull(MemberSpec member) =>
        member with
        {
            GivesNull = member.TakesNull || member.Type.IsNullable,
            Type = member is { TakesNull: true, Type: { IsNullable: false, IsValueType: false } type }
                ? type with
                {
                    FullName = type.NotNullName + "?",
                    IsNullable = true,
                }
                : member.Type,
        };

    private static TypeSpec Struct(string service, EndpointSpec endpoint, string name, IEnumerable<MemberSpec> members)
    {
        var all = members.Select(WithTypeThatHoldsNull).ToEquatableArray();
        var id = $"{ServiceNames.Namespace(service)}.{ClassName(endpoint)}.{name}";
        return new()
        {
            Id = id,
            FullName = $"global::{id}",
            RuntimeName = $"global::{id}",
            Identifier = Identifiers.Of(id),
            DisplayName = name,
            Kind = TypeKindOnWire.Object,
            IsValueType = true,
            Members = all,
            Constructor = all.Where(m => m.ConstructorParameter is not null).Select(m => m.Name).ToEquatableArray(),
        };
    }
}
