using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti.CompilerServices;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>An app whose service uses a resource, as generated code would describe it.</summary>
internal sealed class ResourceApp(params Resource[] resources) : GeneratedApplication
{
    public override string Name => "resources";

    public override IReadOnlyList<GeneratedService> Services { get; } =
    [
        new ResourceService("writer", new ResourceUse("thing", "one")),
        new ResourceService("reader", new ResourceUse("thing", "one", ReadOnly: true), new ResourceUse("thing", "two")),
    ];

    public override IReadOnlyList<Resource> Resources => resources;
}

internal sealed class ResourceService(string name, params ResourceUse[] uses) : GeneratedService
{
    public override string Name => name;

    public override Type ServiceType => typeof(ResourceService);

    public override IReadOnlyList<ResourceUse> Resources => uses;

    public override IReadOnlyList<GeneratedEndpoint> Endpoints => [];

    public override void Configure(ServiceSetup setup) =>
        setup.Services.AddHostedService(provider => new ThingUser(provider.GetServices<Thing>().ToList()));

    public override void AddClient(IServiceCollection services, ServiceCallFactory calls) { }
}

/// <summary>What a service gets injected.</summary>
internal sealed record Thing(string Name, string Service, bool ReadOnly, FakeResource Resource);

/// <summary>Notes whether what it uses was ready when it started.</summary>
internal sealed class ThingUser(IReadOnlyList<Thing> things) : IHostedService, IDisposable
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var thing in things)
        {
            thing.Resource.Note($"{thing.Service} starts with {thing.Name}{(thing.ReadOnly ? ", read-only" : "")}");
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var thing in things)
        {
            thing.Resource.Note($"{thing.Service} is disposed");
        }
    }
}

/// <summary>A resource that writes down what happens to it.</summary>
internal sealed class FakeResource(string name, Func<CancellationToken, Task>? start = null) : Resource
{
    private readonly List<string> _notes = [];

    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_notes)
            {
                return [.. _notes];
            }
        }
    }

    public ResourceContext? Context { get; private set; }

    public string? Problem { get; init; }

    public override string Kind => "thing";

    public override string Name => name;

    public override string Owner => "writer";

    public override ResourceRuntime Open(ResourceContext context)
    {
        Context = context;
        return Problem is null ? new FakeRuntime(this, start) : throw new ResourceException(Problem);
    }

    public void Note(string text)
    {
        lock (_notes)
        {
            _notes.Add(text);
        }
    }

    private sealed class FakeRuntime(FakeResource resource, Func<CancellationToken, Task>? start) : ResourceRuntime
    {
        public override void Register(IServiceCollection services, string service, bool readOnly) =>
            services.AddSingleton(new Thing(resource.Name, service, readOnly, resource));

        public override async Task StartAsync(CancellationToken cancellationToken)
        {
            await (start?.Invoke(cancellationToken) ?? Task.CompletedTask);
            resource.Note("started");
        }

        public override ValueTask DisposeAsync()
        {
            resource.Note("disposed");
            return ValueTask.CompletedTask;
        }
    }
}
