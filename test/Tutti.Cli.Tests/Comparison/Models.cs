using Tutti.Model;

namespace Tutti.Cli.Tests.Comparison;

/// <summary>Small application models.</summary>
internal static class Models
{
    public static ApplicationModel App(params object[] parts) =>
        new()
        {
            Name = "app",
            Services = parts.OfType<ServiceModel>().ToEquatableArray(),
            Types = parts.OfType<TypeModel>().ToEquatableArray(),
        };

    public static ServiceModel Service(string name, params EndpointModel[] endpoints) =>
        new()
        {
            Name = name,
            Directory = name,
            Type = name,
            Endpoints = endpoints.ToEquatableArray(),
        };

    public static EndpointModel Get(string name, string path, RequestMemberModel[] request) =>
        new()
        {
            Name = name,
            Methods = Texts("GET"),
            Path = path,
            Public = true,
            Request = request.ToEquatableArray(),
        };

    public static RequestMemberModel Query(string name, bool required = true) =>
        new()
        {
            Name = name,
            In = "query",
            Type = new() { Kind = "string" },
            Required = required,
        };

    public static TypeModel Record(string id, params MemberModel[] members) =>
        new()
        {
            Id = id,
            Name = id.Split('.')[^1],
            Kind = "object",
            Members = members.ToEquatableArray(),
        };

    public static TypeModel Colors(params string[] values) =>
        new()
        {
            Id = "Color",
            Name = "Color",
            Kind = "enum",
            Values = values.Select(value => new EnumValueModel { Name = value, Number = "0" }).ToEquatableArray(),
        };

    public static MemberModel Member(string name) =>
        new()
        {
            Name = name,
            Type = new() { Kind = "string" },
            Required = true,
        };

    public static MemberModel Color(string name) => Member(name) with { Type = Type("Color") };

    public static TypeReference Type(string id) => new() { Kind = "type", Id = id };

    public static EquatableArray<string> Texts(params string[] texts) => texts.ToEquatableArray();

    public static EquatableArray<CallModel> Calls(params (string From, string To, string Endpoint)[] calls) =>
        calls
            .Select(call => new CallModel
            {
                From = call.From,
                To = call.To,
                Endpoint = call.Endpoint,
            })
            .ToEquatableArray();
}
