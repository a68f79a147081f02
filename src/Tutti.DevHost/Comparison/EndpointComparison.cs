using Tutti.Model;

namespace Tutti.DevHost.Comparison;

/// <summary>Compares an endpoint with what it was.</summary>
internal sealed class EndpointComparison(TypeTable before, TypeTable after)
{
    private const string Any = "anybody";

    public IEnumerable<ModelChange> Compare(EndpointPair pair) =>
        (pair.Before, pair.After) switch
        {
            (null, { } added) => [Change(ModelChangeKind.EndpointAdded, added, null, null, RouteOf(added))],
            ({ } removed, null) => [Change(ModelChangeKind.EndpointRemoved, removed, null, RouteOf(removed), null)],
            ({ } old, { } now) => Compare(old, now),
            _ => [],
        };

    private IEnumerable<ModelChange> Compare(ServiceEndpoint old, ServiceEndpoint now)
    {
        var schema = new SchemaComparison(before, after, now.Service, now.Endpoint.Name);
        return
        [
            .. Different(ModelChangeKind.EndpointMoved, now, null, old.FullName, now.FullName),
            .. Different(ModelChangeKind.RouteChanged, now, null, RouteOf(old), RouteOf(now)),
            .. Different(ModelChangeKind.AccessChanged, now, null, AccessOf(old.Endpoint), AccessOf(now.Endpoint)),
            .. Setting(now, "timeout", old.Endpoint.Timeout ?? "default", now.Endpoint.Timeout ?? "default"),
            .. Setting(now, "idempotent", Text(old.Endpoint.Idempotent), Text(now.Endpoint.Idempotent)),
            .. Setting(now, "raw", Text(old.Endpoint.Raw), Text(now.Endpoint.Raw)),
            .. Setting(now, "tags", string.Join(", ", old.Endpoint.Tags), string.Join(", ", now.Endpoint.Tags)),
            .. schema.CompareRequests(old.Endpoint, now.Endpoint),
            .. schema.CompareResponses(old.Endpoint, now.Endpoint),
        ];
    }

    private static IEnumerable<ModelChange> Setting(ServiceEndpoint now, string name, string old, string value) =>
        Different(ModelChangeKind.SettingChanged, now, name, old, value);

    private static IEnumerable<ModelChange> Different(
        ModelChangeKind kind,
        ServiceEndpoint now,
        string? member,
        string old,
        string value
    ) => old == value ? [] : [Change(kind, now, member, old, value)];

    private static ModelChange Change(
        ModelChangeKind kind,
        ServiceEndpoint endpoint,
        string? member,
        string? old,
        string? value
    ) =>
        new()
        {
            Kind = kind,
            Service = endpoint.Service,
            Endpoint = endpoint.Endpoint.Name,
            Member = member,
            Before = old,
            After = value,
        };

    private static string RouteOf(ServiceEndpoint endpoint) =>
        endpoint.Endpoint.Path is null ? "by name only"
        : endpoint.Endpoint.Methods is ["*"] ? $"any method {endpoint.Endpoint.Path}"
        : $"{string.Join(", ", endpoint.Endpoint.Methods)} {endpoint.Endpoint.Path}";

    private static string AccessOf(EndpointModel endpoint)
    {
        var reach = endpoint.Public ? "public" : "private";
        return $"{reach}, {(endpoint.Authorization is { } authorization ? WhoOf(authorization) : Any)}";
    }

    private static string WhoOf(AuthorizationModel authorization)
    {
        string[] parts =
        [
            .. authorization.Roles.Select(roles => $"role {roles}"),
            .. authorization.Policies.Select(policy => $"policy {policy}"),
            .. authorization.Schemes.Select(scheme => $"scheme {scheme}"),
        ];
        return parts.Length == 0 ? "whoever is signed in" : string.Join(" and ", parts);
    }

    private static string Text(bool value) => value ? "yes" : "no";
}
