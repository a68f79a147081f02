using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tutti.Runtime.Tests.App.Lifetimes;

/// <summary>Shows which instances its dependencies are.</summary>
[Service("lifetimes")]
public sealed class LifetimesService(OneForAll one, OneForEach each, OneForEach sameEach) : IConfigureService
{
    private int _calls;

    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddSingleton<OneForAll>();
        setup.Services.AddScoped<OneForEach>();
        setup.Services.AddOptions<Greeting>().Bind(setup.Configuration.GetSection("Greeting"));
        setup.Services.AddHttpClient("named", client => client.BaseAddress = new Uri("http://named.test"));
        if (setup.Configuration["Lifetimes:FromHost"] is not null)
        {
            setup.AddFromHost<HostSingleton>().AddFromHost<HostScoped>();
        }
    }

    [Get("/lifetimes", Public = true)]
    public Instances Get() => new(one.Number, each.Number, ReferenceEquals(each, sameEach), ++_calls);

    [Get("/lifetimes/disposed", Public = true)]
    public Instances Disposed() => new(OneForEach.Disposed, Disposable.Disposed, true, 0);
}

/// <summary>Has state, but needs no scope.</summary>
public sealed class CountingEndpoints
{
    private int _calls;

    [Get("/lifetimes/counting", Public = true)]
    public Instances Count() => new(0, 0, true, ++_calls);
}

public sealed class Disposable : IDisposable
{
    public static int Disposed { get; private set; }

    [Get("/lifetimes/disposable", Public = true)]
    public Instances UseDisposable() => new(0, Disposed, true, 0);

    public void Dispose() => Disposed++;
}

public sealed class HostThings(
    ILogger<HostThings> logger,
    IConfiguration configuration,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    IHttpClientFactory clients,
    IOptions<Greeting> greeting
)
{
    [Get("/lifetimes/host", Public = true)]
    public Things Host() =>
        new(
            logger.IsEnabled(LogLevel.Critical),
            configuration["Greeting:Text"],
            environment.EnvironmentName,
            lifetime.ApplicationStarted.IsCancellationRequested,
            time.GetUtcNow(),
            clients.CreateClient("named").BaseAddress,
            greeting.Value.Text
        );
}

public sealed class Greeting
{
    public string Text { get; set; } = "unset";
}

public sealed record Instances(int One, int Each, bool SameWithinCall, int CallsOfInstance);

public sealed record Things(
    bool Logs,
    string? Configured,
    string Environment,
    bool Started,
    DateTimeOffset Now,
    Uri? Client,
    string Option
);

public sealed class OneForAll
{
    private static int s_number;

    public int Number { get; } = Interlocked.Increment(ref s_number);
}

public sealed class OneForEach : IAsyncDisposable
{
    private static int s_number;
    private static int s_disposed;

    public static int Disposed => s_disposed;

    public int Number { get; } = Interlocked.Increment(ref s_number);

    public ValueTask DisposeAsync()
    {
        Interlocked.Increment(ref s_disposed);
        return ValueTask.CompletedTask;
    }
}
