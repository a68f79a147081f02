using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Tutti.Runtime.Tests.App;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>The processes of an environment that a test writes, as hosts in this process.</summary>
internal sealed class ProcessHosts(string environment) : IAsyncDisposable
{
    private readonly Dictionary<string, WebApplication> _hosts = [];

    /// <summary>What all hosts have logged.</summary>
    public TestLog Log { get; } = new();

    /// <summary>A port where nobody listens, and that no system gives to those who ask for any: so that it is free as long as the test wants.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }

    /// <summary>Starts one of them.</summary>
    /// <param name="process">Its name.</param>
    /// <param name="configure">Configures it.</param>
    /// <param name="settings">More settings.</param>
    public async Task<WebApplication> StartAsync(
        string process,
        Action<WebApplicationBuilder>? configure = null,
        params (string Name, string? Value)[] settings
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([
            new("TUTTI_PROCESS", process),
            new("TUTTI_ENV_JSON", environment),
            .. settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)),
        ]);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(Log);
        TestScheme.AddTo(builder.Services);
        configure?.Invoke(builder);
        builder.AddTutti(TestHost.Assembly);
        var host = builder.Build();
        _hosts.Add(process, host);
        host.MapTutti();
        await host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values.Reverse())
        {
            await host.DisposeAsync();
        }
    }
}
