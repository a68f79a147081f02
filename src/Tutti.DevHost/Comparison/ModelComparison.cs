using Tutti.Model;

namespace Tutti.DevHost.Comparison;

/// <summary>Compares two application models: what callers and operators of an app would notice of a change.</summary>
/// <remarks>Names of C# types and documentation do not count, for they are neither on the wire nor in the graph of calls.</remarks>
public static class ModelComparison
{
    /// <summary>Compares.</summary>
    /// <param name="before">The model before the change.</param>
    /// <param name="after">The model after it.</param>
    /// <returns>The differences, ordered by service and endpoint; then calls, then those of databases.</returns>
    public static IReadOnlyList<ModelChange> Compare(ApplicationModel before, ApplicationModel after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var pairs = EndpointPairs.Of(before, after);
        var endpoints = new EndpointComparison(new TypeTable(before), new TypeTable(after));
        IEnumerable<ModelChange> changes = [.. Services(before, after), .. pairs.SelectMany(endpoints.Compare)];
        return
        [
            .. changes
                .OrderBy(change => change.Service, StringComparer.Ordinal)
                .ThenBy(change => change.Endpoint ?? "", StringComparer.Ordinal),
            .. Calls(before, after),
            .. DatabaseComparison.Compare(before, after),
        ];
    }

    private static IEnumerable<ModelChange> Services(ApplicationModel before, ApplicationModel after)
    {
        var old = before.Services.ToDictionary(service => service.Name, StringComparer.Ordinal);
        foreach (var service in after.Services)
        {
            if (!old.Remove(service.Name, out var same))
            {
                yield return Service(ModelChangeKind.ServiceAdded, service.Name, null, service.Directory);
            }
            else if (same.Directory != service.Directory)
            {
                yield return Service(ModelChangeKind.ServiceMoved, service.Name, same.Directory, service.Directory);
            }
        }
        foreach (var gone in old.Values)
        {
            yield return Service(ModelChangeKind.ServiceRemoved, gone.Name, gone.Directory, null);
        }
    }

    private static ModelChange Service(ModelChangeKind kind, string name, string? before, string? after) =>
        new()
        {
            Kind = kind,
            Service = name,
            Before = before,
            After = after,
        };

    private static IEnumerable<ModelChange> Calls(ApplicationModel before, ApplicationModel after) =>
        after
            .Calls.Except(before.Calls)
            .Select(call => Call(ModelChangeKind.CallAdded, call))
            .Concat(before.Calls.Except(after.Calls).Select(call => Call(ModelChangeKind.CallRemoved, call)))
            .OrderBy(change => change.Service, StringComparer.Ordinal);

    private static ModelChange Call(ModelChangeKind kind, CallModel call)
    {
        var callee = $"{call.To}.{call.Endpoint}";
        return new()
        {
            Kind = kind,
            Service = call.From,
            Before = kind == ModelChangeKind.CallRemoved ? callee : null,
            After = kind == ModelChangeKind.CallAdded ? callee : null,
        };
    }
}
