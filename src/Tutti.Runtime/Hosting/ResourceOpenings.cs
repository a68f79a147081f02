using Tutti.CompilerServices;
using Tutti.Processes.Environments;

namespace Tutti.Hosting;

/// <summary>Counts what all processes of an app open together.</summary>
internal static class ResourceOpenings
{
    /// <summary>How often resources of a kind are opened: once for each process, resource and kind of access.</summary>
    public static int Count(GeneratedApplication application, string kind, IReadOnlyList<ProcessDefinition> processes)
    {
        var owned = application.Resources.Where(resource => resource.Kind == kind).ToList();
        return processes.Sum(process =>
        {
            var used =
                from service in application.Services
                where process.Services.Contains(service.Name)
                from use in service.Resources
                where use.Kind == kind
                select (use.Name, use.ReadOnly);
            var kept =
                from resource in owned
                where process.Services.Contains(resource.Owner)
                select (resource.Name, ReadOnly: false);
            return process.Replicas * used.Union(kept).Count();
        });
    }
}
