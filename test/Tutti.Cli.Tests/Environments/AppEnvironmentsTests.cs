using Tutti.Cli.Tests.Support;
using Tutti.DevHost;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Environments;
using Tutti.Model;
using Tutti.Processes.Environments;

namespace Tutti.Cli.Tests.Environments;

public sealed class AppEnvironmentsTests : IDisposable
{
    private static readonly ApplicationModel s_model = new()
    {
        Name = "shop",
        Services = new[]
        {
            new ServiceModel
            {
                Name = "orders",
                Directory = "Orders",
                Type = "Orders",
            },
        }.ToEquatableArray(),
    };

    private readonly TemporaryFolder _folder = new();

    private AppDefinition App =>
        new()
        {
            Name = "shop",
            Folder = _folder.Path,
            Project = _folder.Combine("Shop.csproj"),
        };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EnvironmentsAreTheFilesBesideThatOfTheApp()
    {
        foreach (
            var file in (string[])
                ["tutti.json", "tutti..json", "tutti.b.json", "tutti.a.eu.json", "tutti.c.jsonc", "x.tutti.d.json"]
        )
        {
            _folder.Write(file, "{}");
        }
        _folder.Write("below/tutti.e.json", "{}");

        Assert.Equal(["a.eu", "b"], AppEnvironments.Names(App));
        Assert.Equal(_folder.Combine("tutti.b.json"), AppEnvironments.FileOf(App, "b"));
        Assert.Null(AppEnvironments.FileOf(App, "below/tutti.e"));
    }

    [Fact]
    public void AnEnvironmentIsHeldAgainstTheModel()
    {
        _folder.Write("tutti.local.json", """{ "processes": "per-service" }""");

        var environment = AppEnvironments.Read(App, "local", s_model, EnvironmentUse.Trial);

        Assert.Equal(["gateway", "orders"], environment.Processes.Select(process => process.Name));
        Assert.Equal(EnvironmentType.Local, environment.Type);
    }

    [Fact]
    public void TheOnlyProblemIsTheError()
    {
        _folder.Write("tutti.local.json", "{\n  \"logLevel\": \"Loud\"\n}");

        var error = Assert.Throws<ToolException>(() => AppEnvironments.Read(App, "local", s_model, EnvironmentUse.Run));

        Assert.Equal(ToolErrors.EnvironmentInvalid, error.Code);
        Assert.Equal("$.logLevel: A log level cannot be \"Loud\".", error.Message);
        Assert.Equal((_folder.Combine("tutti.local.json"), 2, 15), (error.File, error.Line, error.Column));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("tutti.json")]
    public void AnAppWithoutEnvironmentsIsToldHowToHaveOne(string name)
    {
        var error = Assert.Throws<ToolException>(() => AppEnvironments.RequireFile(App, name));

        Assert.Contains("The app has no environments", error.Message);
        Assert.Contains("Write tutti.NAME.json beside tutti.json", error.Remedy);
    }
}
