using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Tutti.Runtime.Tests.App.Ledger;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public void EveryMissingDependencyIsNamedWithTheRemedy()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddTutti(typeof(StartTests).Assembly);
        using var app = builder.Build();

        var exception = Assert.ThrowsAny<InvalidOperationException>(() => app.MapTutti());

        Assert.Contains("The app cannot start:", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "needs Tutti.Runtime.Tests.Fixtures.IMissing (parameter 'missing'), which nothing provides. Register it in",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("with the key 'blue' (parameter 'keyed')", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the app has no service 'absent'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "while attempting to activate 'Tutti.Runtime.Tests.Fixtures.NeedsMissing'",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("parameter 'optional'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AuthorizationWithoutAnySchemeIsRefused()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddTutti(TestHost.Assembly);
        using var app = builder.Build();

        var exception = Assert.ThrowsAny<InvalidOperationException>(() => app.MapTutti());

        Assert.Contains("'guarded.Enter'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'guarded.Admin'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AddAuthentication()", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guarded.Open", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramThatATestStartsIsFoundByTheNameOfTheApp()
    {
        var name = TestHost.Assembly.GetName().Name;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = name });

        builder.AddTutti();

        Assert.Contains(builder.Services, service => service.ServiceType == typeof(ILedgerClient));
    }

    [Fact]
    public void AnAssemblyWithoutServicesIsRefused()
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
            WebApplication.CreateSlimBuilder().AddTutti(typeof(object).Assembly)
        );

        Assert.Contains("[Service(\"name\")]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MappingWithoutAddingIsRefused()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapTutti());

        Assert.Contains("builder.AddTutti()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MappingTwiceIsRefused()
    {
        var builder = WebApplication.CreateSlimBuilder();
        App.TestScheme.AddTo(builder.Services);
        builder.AddTutti(TestHost.Assembly);
        using var app = builder.Build();
        app.MapTutti();

        Assert.Throws<InvalidOperationException>(() => app.MapTutti());
    }

    [Fact]
    public void EverythingThatIsWrongWithAnEnvironmentIsSaid()
    {
        const string environment = """
            {
              "processes": {
                "one": { "services": ["shop", "ghost"], "url": "unix:/tmp/one.sock" },
                "two": { "services": ["shop", "ledger"], "url": "ftp://two" }
              }
            }
            """;

        var exception = Assert.ThrowsAny<InvalidOperationException>(() => Add("three", environment));

        string[] reasons =
        [
            "the url 'ftp://two'",
            "the service 'ghost', which the app does not have",
            "The service 'shop' runs in several processes (one, two)",
            "No process runs the service 'values'",
            "No process has \"gateway\": true",
            "has no keys",
            "is 'three', but TUTTI_ENV_JSON has only: one, two",
        ];
        Assert.All(reasons, reason => Assert.Contains(reason, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("one", null, "TUTTI_ENV_JSON is not")]
    [InlineData(null, "{}", "TUTTI_PROCESS is not")]
    [InlineData("one", "{", "TUTTI_ENV_JSON cannot be read")]
    [InlineData("one", "null", "TUTTI_ENV_JSON cannot be read")]
    public void AnEnvironmentThatCannotBeReadIsRefused(string? process, string? environment, string reason)
    {
        var exception = Assert.ThrowsAny<InvalidOperationException>(() => Add(process, environment));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    private static void Add(string? process, string? environment)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["TUTTI_PROCESS"] = process, ["TUTTI_ENV_JSON"] = environment }
        );
        builder.AddTutti(TestHost.Assembly);
    }
}
