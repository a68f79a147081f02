using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Calls;

public sealed class CallEdgeTests
{
    private static readonly TestProject Project = TestProject.Of(
        (
            "Hello/HelloService.cs",
            """
            using Tutti;

            namespace MyApp.Hello;

            [Service("hello")]
            public sealed class HelloService
            {
                [Get("/hello")]
                public string Hello() => "";
            }
            """
        ),
        (
            "Welcomes/WelcomesService.cs",
            """
            using MyApp.Hello;
            using Tutti;

            namespace MyApp.Welcomes;

            [Service("welcomes")]
            public sealed class WelcomesService(IHelloClient hello)
            {
                [Get("/welcome")]
                public Task<string> Welcome() => hello.HelloAsync();
            }
            """
        )
    );

    [Fact]
    public async Task AModelThatAgreesWithTheCodeIsNotReported()
    {
        Assert.Empty(await Project.Generate().DiagnosticsAsync());
    }

    [Fact]
    public async Task ACallThatNobodyMakesIsReportedAtTheCallingService()
    {
        var run = Project.Generate();
        var model = run.Sources["Model.g.cs"];
        Assert.Contains("\\\"endpoint\\\":\\\"Hello\\\"", model, StringComparison.Ordinal);

        var diagnostics = await run.DiagnosticsAsync(
            "Model.g.cs",
            model.Replace("\\\"endpoint\\\":\\\"Hello\\\"", "\\\"endpoint\\\":\\\"Bye\\\"", StringComparison.Ordinal)
        );

        Assert.Collection(
            diagnostics.Select(diagnostic => diagnostic.GetMessage(null)),
            surplus =>
                Assert.Contains(
                    "says that 'welcomes' calls the endpoint 'Bye' of 'hello'",
                    surplus,
                    StringComparison.Ordinal
                ),
            missing =>
                Assert.Contains(
                    "misses that 'welcomes' calls the endpoint 'Hello' of 'hello'",
                    missing,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task CodeThatDoesNotCompileIsNotComparedForCallsThatNobodyMakes()
    {
        var run = Project.Edit("Welcomes/WelcomesService.cs", "using MyApp.Hello;\n", "").Generate();

        var diagnostics = await run.DiagnosticsAsync();

        Assert.All(diagnostics, diagnostic => Assert.StartsWith("CS", diagnostic.Id, StringComparison.Ordinal));
    }
}
