using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tutti.Hosting;
using Tutti.Runtime.Tests.App;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

/// <summary>How a process finds its environment, and what that changes.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void EverythingThatIsWrongIsSaidWithItsPlaceAndRemedy()
    {
        const string environment = """
            {
              "type": "test",
              "processes": {
                "one": { "services": ["shop", "ghost"], "url": "unix:/tmp/one.sock" },
                "two": { "services": ["shop", "ledger"], "url": "ftp://two" }
              }
            }
            """;

        var message = Refused(("TUTTI_ENV_JSON", environment), ("TUTTI_PROCESS", "one"));

        Assert.StartsWith("The app cannot start:", message, StringComparison.Ordinal);
        string[] reasons =
        [
            "TUTTI_ENV_JSON: $.processes.one.services[1] (line 4, column ",
            "TUTTI_ENV_JSON: $.processes.two.url (line 5, column ",
            "ghost",
            "shop",
            "values",
            "gateway",
        ];
        Assert.All(reasons, reason => Assert.Contains(reason, message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnEnvironmentThatIsNotThereIsRefusedWithThoseThatAre()
    {
        Write("tutti.staging.json", "{}");
        Write("tutti.production.json", "{}");

        Assert.Contains("production, staging", Refused(("TUTTI_ENV", "prod")), StringComparison.Ordinal);
        Assert.Contains("TUTTI_ENV is not set", Refused(("TUTTI_PROCESS", "edge")), StringComparison.Ordinal);
        Assert.Contains("elsewhere.json", Refused(("TUTTI_ENV", "./elsewhere.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void AProcessThatIsMissingOrUnknownIsRefusedWithThoseThatThereAre()
    {
        Write("tutti.staging.json", Staging);

        Assert.Contains(
            "TUTTI_PROCESS is not set, and the environment 'staging' has several processes. Set it to one of: edge, rest.",
            Refused(("TUTTI_ENV", "staging")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "TUTTI_PROCESS is 'edg', but the environment 'staging' has only: edge, rest.",
            Refused(("TUTTI_ENV", "staging"), ("TUTTI_PROCESS", "edg")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("tutti.staging.json")]
    [InlineData("./tutti.staging.json")]
    public void AFileIsFoundByNameOrPath(string value)
    {
        Write("tutti.staging.json", Staging);

        var topology = Load(("TUTTI_ENV", value), ("TUTTI_PROCESS", "rest"));

        Assert.Equal(("staging", "rest"), (topology.Environment.Name, topology.Self.Name));
        Assert.Equal("http://rest:8081", topology.Url?.Text);
        Assert.False(topology.ListensPublicly);
    }

    [Fact]
    public void TheOnlyProcessNeedsNoName()
    {
        Write("tutti.small.json", """{ "type": "test" }""");

        var topology = Load(("TUTTI_ENV", "small"));

        Assert.Equal("app", topology.Self.Name);
        Assert.False(topology.HasInternalListener);
        Assert.True(topology.ListensPublicly);
    }

    [Fact]
    public void ReplicasWithAddressesOfTheirOwnAreTold()
    {
        var json = Staging.Replace(
            "\"services\"",
            """ "url": ["http://10.0.0.1:8081", "http://10.0.0.2:8081"], "services" """,
            StringComparison.Ordinal
        );
        (string, string?)[] start = [("TUTTI_ENV_JSON", json), ("TUTTI_PROCESS", "rest")];

        Assert.Contains("Set TUTTI_REPLICA to the number", Refused(start), StringComparison.Ordinal);
        Assert.Contains("from 1 to 2", Refused([.. start, ("TUTTI_REPLICA", "3")]), StringComparison.Ordinal);
        Assert.Equal("http://10.0.0.2:8081", Load([.. start, ("TUTTI_REPLICA", "2")]).Url?.Text);
    }

    [Theory]
    [InlineData("local", "Development")]
    [InlineData("development", "Development")]
    [InlineData("preview", "Preview")]
    [InlineData("production", "Production")]
    [InlineData("test", "Test")]
    public void TheTypeIsTheHostsEnvironment(string type, string expected)
    {
        using var app = Build($$"""{ "type": "{{type}}" }""");

        Assert.Equal(expected, app.Environment.EnvironmentName);
    }

    [Fact]
    public void SettingsStandAboveFilesAndBelowVariablesAndTheCommandLine()
    {
        Write(
            "appsettings.json",
            """{ "Tutti": { "Timeout": "00:00:01", "BodyLimit": 1, "ShutdownTimeout": "00:00:01" } }"""
        );
        const string json = """
            {
              "type": "test",
              "deadlines": { "default": "9s" },
              "limits": { "body": -1 },
              "shutdown": { "delay": "3s", "timeout": "4s" },
              "logLevel": { "Default": "Warning", "Tutti": "Debug" }
            }
            """;

        using var app = Build(json, ["--Tutti:ShutdownTimeout=00:00:05"]);

        var options = app.Services.GetRequiredService<IOptions<TuttiOptions>>().Value;
        Assert.Equal(TimeSpan.FromSeconds(9), options.Timeout);
        Assert.Equal(-1, options.BodyLimit);
        Assert.Equal(TimeSpan.FromSeconds(5), options.ShutdownTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), options.ShutdownDelay);
        var all = app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        Assert.Equal(TimeSpan.FromSeconds(3 + 5 + 10), all);
        Assert.Equal("Debug", app.Configuration["Logging:LogLevel:Tutti"]);
        Assert.Equal("Warning", app.Configuration["Logging:LogLevel:Default"]);
    }

    [Theory]
    // trouble.Slow has a timeout of its own.
    [InlineData("""{ "default": "9s" }""", "trouble.Slow", 0.2)]
    [InlineData("""{ "default": "9s", "trouble": "7s" }""", "trouble.Slow", 0.2)]
    [InlineData("""{ "default": "9s", "trouble": "7s" }""", "trouble.Throw", 7)]
    [InlineData("""{ "default": "9s", "trouble": "7s", "trouble.Slow": "5s" }""", "trouble.Slow", 5)]
    [InlineData("""{ "default": "9s", "trouble.Slow": -1 }""", "trouble.Slow", -0.001)]
    [InlineData("""{ "default": "9s", "trouble": "7s" }""", "ledger.Add", 9)]
    public void DeadlinesOfEndpointsGoBeforeTheirAttributesAndThoseBeforeServices(
        string deadlines,
        string endpoint,
        double seconds
    )
    {
        using var app = Build($$"""{ "type": "test", "deadlines": {{deadlines}} }""");

        var runtime = app.Services.GetRequiredService<AppRuntime>();
        var found = runtime.Endpoints.Single(candidate => candidate.FullName == endpoint);

        Assert.Equal(TimeSpan.FromSeconds(seconds), found.Timeout);
        Assert.Equal(found.Timeout, runtime.TimeoutOf(found.Info));
    }

    [Fact]
    public async Task EachProcessSaysWhatItHostsAndWhereTheRestIs()
    {
        await using var host = await TestHost.StartAsync(Grouping.Apart);

        var entry = await host.Log.WaitForAsync(entry =>
            entry.Text.StartsWith("The process 'callees'", StringComparison.Ordinal)
        );

        Assert.Equal("Tutti.Hosting", entry.Category);
        Assert.Equal(
            "The process 'callees' of the environment 'local' hosts guarded, ledger, orders; "
                + $"callers at unix:{host.SocketOf("callers")}: background, lifetimes, shop, trouble, values; "
                + $"gateway at unix:{host.SocketOf("gateway")}: gateway.",
            entry.Text
        );
    }

    private const string Staging = """
        {
          "keys": ["a-key-of-sixteen-and-more"],
          "processes": { "edge": { "gateway": true }, "rest": { "services": ["*"] } },
        }
        """;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory.FullName, name), text);

    private Topology Load(params (string Name, string? Value)[] settings)
    {
        var given = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        var application = TuttiBuilderExtensions.ApplicationOf(TestHost.Assembly);
        return EnvironmentLoader.Load(application, given.GetValueOrDefault, _directory.FullName);
    }

    private string Refused(params (string, string?)[] settings) =>
        Assert.ThrowsAny<InvalidOperationException>(() => Load(settings)).Message;

    private WebApplication Build(string json, string[]? arguments = null)
    {
        Write("tutti.some.json", json);
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = arguments, ContentRootPath = _directory.FullName }
        );
        builder.Configuration["TUTTI_ENV"] = "some";
        TestScheme.AddTo(builder.Services);
        builder.AddTutti(TestHost.Assembly);
        var app = builder.Build();
        app.MapTutti();
        return app;
    }
}
