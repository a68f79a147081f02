using Tutti.Generators.Databases;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Schema;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>Turns the parsed app into the application model.</summary>
internal static class ApplicationModelBuilder
{
    public static ApplicationModel Build(
        string name,
        ApplicationSpec application,
        EquatableArray<CallModel> calls,
        EquatableArray<MigrationFile> migrations
    ) =>
        new()
        {
            Name = name,
            Services = application.Services.Select(ServiceOf).ToEquatableArray(),
            Calls = calls,
            Databases = application.Databases.Select(d => DatabaseMigrations.ModelOf(d, migrations)).ToEquatableArray(),
            Types = application.Types.Select(SchemaModel.Type).ToEquatableArray(),
        };

    private static ServiceModel ServiceOf(ServiceSpec service) =>
        new()
        {
            Name = service.Name,
            Directory = service.Directory,
            Type = service.Declaration.MetadataName,
            Doc = service.Doc,
            Endpoints = service.Endpoints.Select(EndpointOf).ToEquatableArray(),
            Clients = service.Clients,
        };

    private static EndpointModel EndpointOf(EndpointSpec endpoint) =>
        new()
        {
            Name = endpoint.Name,
            Methods = endpoint.Settings.Methods,
            Path = endpoint.Settings.Route,
            Public = endpoint.Settings.Public,
            Authorization = endpoint.Authorization,
            Doc = endpoint.Doc,
            Tags = endpoint.Settings.Tags,
            Timeout = endpoint.Settings.Timeout is { } timeout ? TimeoutOf(timeout) : null,
            Idempotent = endpoint.Settings.Idempotent,
            Raw = endpoint.IsRaw,
            Request = endpoint.Arguments.SelectMany(MembersOf).ToEquatableArray(),
            Response = endpoint.Result.Type is { } type ? SchemaModel.Reference(type) : null,
        };

    private static string TimeoutOf(TimeSpan timeout) => timeout == Durations.None ? "none" : timeout.ToString("c");

    private static IEnumerable<RequestMemberModel> MembersOf(ParameterSpec parameter) =>
        parameter.Request switch
        {
            null => [MemberOf(parameter.Member!, PlaceOf(parameter.Origin), parameter.WireName)],
            { IsWholeBody: true } => [MemberOf(parameter.Member!, "wholeBody", parameter.Member!.JsonName)],
            { } request => request
                .Members.Where(m => m.Origin != ValueOrigin.Nowhere)
                .Select(m => MemberOf(m.Member, PlaceOf(m.Origin), m.WireName)),
        };

    private static RequestMemberModel MemberOf(MemberSpec member, string place, string name) =>
        new()
        {
            Name = name,
            In = place,
            Type = SchemaModel.Reference(member.Type),
            Required = member.IsRequired,
            Default = member.DefaultJson,
            Doc = member.Doc,
            Rules = member.Rules.Select(r => r.Display).ToEquatableArray(),
        };

    private static string PlaceOf(ValueOrigin origin) =>
        origin switch
        {
            ValueOrigin.Route => "route",
            ValueOrigin.Query => "query",
            ValueOrigin.Header => "header",
            ValueOrigin.Cookie => "cookie",
            _ => "body",
        };
}
