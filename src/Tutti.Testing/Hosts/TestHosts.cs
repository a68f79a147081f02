using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Services;
using Tutti.Testing.Callers;
using Tutti.Testing.Databases;

namespace Tutti.Testing.Hosts;

/// <summary>All hosts of a test's app.</summary>
internal sealed class TestHosts : IAsyncDisposable
{
    private readonly List<TestHost> _hosts = [];
    private readonly Dictionary<string, AsyncServiceScope> _scopes = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tutti-");

    private TestDatabases? _databases;

    private TestHosts() { }

    /// <summary>Where requests come in from outside.</summary>
    public TestHost Gateway => _hosts[0];

    private IEnumerable<ServiceRuntime> Services => _hosts.SelectMany(host => host.App.Services);

    /// <summary>The host of a service.</summary>
    public TestHost HostOf(string service) =>
        _hosts.Single(host => host.App.Services.Any(hosted => hosted.Name == service));

    public static async Task<TestHosts> StartAsync(TestAppOptions options, TestUsers users)
    {
        var application = TuttiBuilderExtensions.ApplicationOf(options.App);
        var hosts = new TestHosts();
        try
        {
            var databases = hosts._databases = await TestDatabases.CreateAsync(application, options.Settings);
            var folder = hosts._folder.FullName;
            foreach (var topology in TestTopology.Of(application, options.Grouping, folder, databases.Settings))
            {
                hosts._hosts.Add(TestHost.Create(options, application, topology, users));
            }
            await Task.WhenAll(hosts._hosts.Select(host => host.StartAsync()));
            RequireUsed(options);
            return hosts;
        }
        catch
        {
            await hosts.DisposeAsync();
            throw;
        }
    }

    public T Get<T>(string? service)
        where T : notnull
    {
        ServiceRuntime[] having =
        [
            .. Services.Where(candidate =>
                (service is null || candidate.Name == service)
                && candidate.Registrations.Any(registration => registration.ServiceType == typeof(T))
            ),
        ];
        return having switch
        {
            [var only] => ScopeOf(only).GetRequiredService<T>(),
            [] => throw new InvalidOperationException(
                $"{(service is null ? "No service" : $"The service '{service}'")} has a dependency {typeof(T).FullName}. "
                    + "Name it by the type that it is registered with."
            ),
            _ => throw new InvalidOperationException(
                $"Several services have a dependency {typeof(T).FullName}: "
                    + $"{string.Join(", ", having.Select(candidate => candidate.Name))}. Say which one is meant: Get<…>(\"{having[0].Name}\")."
            ),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes.Values)
        {
            await scope.DisposeAsync();
        }
        // All at once: each waits for what is in flight towards the others.
        await Task.WhenAll(_hosts.Select(host => host.DisposeAsync().AsTask()));
        _databases?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void RequireUsed(TestAppOptions options)
    {
        var unused = options.Replacements.Where(replacement => !replacement.IsUsed).ToList();
        if (unused.Count > 0)
        {
            throw new InvalidOperationException(
                $"No service of the app has a dependency or client {string.Join(", ", unused.Select(one => one.Type.FullName))} that could be replaced. "
                    + "Name it by the type that it is injected with."
            );
        }
    }

    private IServiceProvider ScopeOf(ServiceRuntime service)
    {
        lock (_lock)
        {
            if (!_scopes.TryGetValue(service.Name, out var scope))
            {
                _scopes[service.Name] = scope = service.Provider.CreateAsyncScope();
            }
            return scope.ServiceProvider;
        }
    }
}
