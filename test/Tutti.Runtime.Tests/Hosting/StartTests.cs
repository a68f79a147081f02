using Microsoft.AspNetCore.Builder;
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
        Assert.Contains(
            "(parameter 'database'), the database 'forgotten', but the app as it was built does not know that this service uses it. Rebuild",
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
}
