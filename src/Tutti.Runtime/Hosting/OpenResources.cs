using System.Runtime.ExceptionServices;
using Tutti.CompilerServices;
using Tutti.Services;

namespace Tutti.Hosting;

/// <summary>The infrastructure that the services of this process own or use: opened when the app is built, started before it runs, disposed last.</summary>
internal sealed class OpenResources : IAsyncDisposable
{
    // After one has failed, the others have this long to say what is wrong with them, too.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly List<(Resource Resource, ResourceRuntime Runtime)> _open = [];

    /// <summary>Opens them.</summary>
    /// <returns>What is wrong, each with the remedy.</returns>
    public IReadOnlyList<string> Open(AppRuntime app)
    {
        var resources = app.Application.Resources;
        var problems = new List<string>();
        foreach (var resource in resources)
        {
            var users = UsersOf(resource, app);
            var isOwner = app.Topology.Hosts(resource.Owner);
            if (!isOwner && users.Count == 0)
            {
                continue;
            }
            var context = new ResourceContext
            {
                Host = app.Host,
                IsOwner = isOwner,
                Openings = ResourceOpenings.Count(app.Application, resource.Kind, app.Topology.Environment.Processes),
                Users = users,
            };
            try
            {
                _open.Add((resource, resource.Open(context)));
            }
            catch (ResourceException exception)
            {
                problems.Add(exception.Message);
            }
        }
        return problems;
    }

    /// <summary>Registers what a service uses.</summary>
    public void Register(ServiceRuntime service)
    {
        if (_open.Count == 0)
        {
            return;
        }
        foreach (var use in service.Definition.Resources)
        {
            var runtime = _open.FirstOrDefault(open => IsUse(use, open.Resource)).Runtime;
            runtime?.Register(service.Registrations, service.Name, use.ReadOnly);
        }
    }

    /// <summary>Makes all of them ready, at once.</summary>
    /// <exception cref="StartupException">Some never will be; all that is known to be wrong is said.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_open.Count == 0)
        {
            return;
        }
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var starts = _open.ConvertAll(open => open.Runtime.StartAsync(giveUp.Token));
        foreach (var start in starts)
        {
            _ = start.ContinueWith(
                _ => giveUp.CancelAfter(s_patience),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
        var all = Task.WhenAll(starts);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var failures = starts.SelectMany(start => start.Exception?.InnerExceptions ?? []).ToList();
        if (failures.Find(failure => failure is not ResourceException) is { } unknown)
        {
            ExceptionDispatchInfo.Throw(unknown);
        }
        if (failures.Count > 0)
        {
            throw new StartupException(failures.Select(failure => failure.Message));
        }
        await all;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, runtime) in Enumerable.Reverse(_open))
        {
            await runtime.DisposeAsync();
        }
    }

    private static List<(string Service, bool ReadOnly)> UsersOf(Resource resource, AppRuntime app) =>
        [
            .. from service in app.Services
            from use in service.Definition.Resources
            where IsUse(use, resource)
            select (service.Name, use.ReadOnly),
        ];

    private static bool IsUse(ResourceUse use, Resource resource) =>
        use.Kind == resource.Kind && use.Name == resource.Name;
}
