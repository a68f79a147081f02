using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.Processes;
using Tutti.Runtime.Tests.App;
using Tutti.Runtime.Tests.App.Values;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>The test app, in one host or in several that are joined by their internal listeners.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly List<WebApplication> _hosts = [];
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");

    private readonly string? _environment;

    private readonly Action<WebApplication>? _use;

    private ProcessConnection? _connection;
    private Front? _front;

    private TestHost(string? environment, Action<WebApplication>? use)
    {
        _environment = environment;
        _use = use;
    }

    /// <summary>Speaks with the public listener.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>What all hosts have logged.</summary>
    public TestLog Log { get; } = new();

    /// <summary>The host that requests reach.</summary>
    public WebApplication Gateway => _hosts[^1];

    /// <summary>The key by which the hosts know each other.</summary>
    public static string Key => "a-key-of-the-tests";

    public static Assembly Assembly => typeof(ValuesService).Assembly;

    /// <summary>Starts the app.</summary>
    /// <param name="grouping">In how many hosts.</param>
    /// <param name="configure">Configures each host.</param>
    /// <param name="environment">The environment's name, if it isn't production.</param>
    /// <param name="use">Adds middleware to each host.</param>
    public static async Task<TestHost> StartAsync(
        Grouping grouping = Grouping.Together,
        Action<WebApplicationBuilder>? configure = null,
        string? environment = null,
        Action<WebApplication>? use = null
    )
    {
        var host = new TestHost(environment, use);
        try
        {
            if (grouping is Grouping.Together)
            {
                await host.AddAsync(null, null, configure);
            }
            else if (grouping is Grouping.Apart)
            {
                await host.AddProcessesAsync(configure);
            }
            else
            {
                await host.AddForwardedAsync(configure);
            }
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
        };
        host.Http = host.CreateClient(new ReasonHandler(host.Log) { InnerHandler = sockets });
        return host;
    }

    public HttpClient CreateClient(HttpMessageHandler handler) =>
        new(handler) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Where the public listener is.</summary>
    public Uri Address =>
        _front?.Address ?? new(Gateway.Urls.Single(url => !url.Contains("unix:", StringComparison.Ordinal)));

    /// <summary>The socket of a process, if there are several.</summary>
    public string SocketOf(string process) => Path.Combine(_directory.FullName, $"{process}.sock");

    /// <summary>Stops one process.</summary>
    public async Task StopAsync(string process)
    {
        var host = _hosts.Single(h => h.Configuration["TUTTI_PROCESS"] == process);
        await host.StopAsync();
        await host.DisposeAsync();
        _hosts.Remove(host);
    }

    /// <summary>Stops all processes.</summary>
    public async Task StopAsync()
    {
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync();
        }
    }

    /// <summary>Fails unless an ordinary request is answered.</summary>
    public async Task AssertHealthyAsync()
    {
        using var response = await Http.GetAsync("/values/int/7");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"value":7}""", await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await (_front?.DisposeAsync() ?? default);
        _connection?.Dispose();
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.DisposeAsync();
        }
        _directory.Delete(recursive: true);
    }

    private async Task AddProcessesAsync(Action<WebApplicationBuilder>? configure)
    {
        string[][] groups =
        [
            ["ledger", "guarded", "orders"],
            ["shop", "values", "trouble", "lifetimes", "background"],
        ];
        var processes = new Dictionary<string, object>
        {
            ["callees"] = new { services = groups[0], url = $"unix:{SocketOf("callees")}" },
            ["callers"] = new { services = groups[1], url = $"unix:{SocketOf("callers")}" },
            ["gateway"] = new { gateway = true, url = $"unix:{SocketOf("gateway")}" },
        };
        var environment = EnvironmentOf(processes);
        foreach (var process in processes.Keys)
        {
            await AddAsync(process, environment, configure);
        }
    }

    private async Task AddForwardedAsync(Action<WebApplicationBuilder>? configure)
    {
        var url = $"unix:{SocketOf("app")}";
        var environment = EnvironmentOf(
            new
            {
                app = new
                {
                    gateway = true,
                    services = new[] { "*" },
                    url,
                },
            }
        );
        await AddAsync("app", environment, configure);
        _connection = new ProcessConnection(InternalUrl.Parse(url), Key);
        _front = await Front.StartAsync(_connection);
    }

    private string EnvironmentOf(object processes) =>
        JsonSerializer.Serialize(
            new
            {
                type = (_environment ?? Environments.Production).ToLowerInvariant(),
                keys = new[] { Key },
                processes,
            }
        );

    private async Task AddAsync(string? process, string? environment, Action<WebApplicationBuilder>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = _environment });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["TUTTI_PROCESS"] = process,
                ["TUTTI_ENV_JSON"] = environment,
                ["urls"] = "http://127.0.0.1:0",
            }
        );
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(Log);
        TestScheme.AddTo(builder.Services);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        configure?.Invoke(builder);
        builder.AddTutti(Assembly);
        var host = builder.Build();
        _hosts.Add(host);
        _use?.Invoke(host);
        host.MapTutti();
        await host.StartAsync();
    }
}

/// <summary>Gives an answer that says only "unavailable" the reason that was logged, for whoever reads of a failed test.</summary>
internal sealed class ReasonHandler(TestLog log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable)
        {
            response.ReasonPhrase = log
                .Entries.LastOrDefault(entry => entry.Exception is HttpRequestException)
                ?.Exception?.GetBaseException()
                .Message.ReplaceLineEndings(" ");
        }
        return response;
    }
}

/// <summary>How the test app's services are spread.</summary>
public enum Grouping
{
    /// <summary>All in one host.</summary>
    Together,

    /// <summary>Callers, callees and the gateway each in a host of their own.</summary>
    Apart,

    /// <summary>All in one host, to which another one forwards every request, as a supervisor does.</summary>
    Forwarded,
}
