using Tutti.DevHost.Run;
using Tutti.Processes.Environments;

namespace Tutti.Cli.Tests.Run;

public sealed class RunPlanTests
{
    [Fact]
    public void AProcessIsToldItsOwnPlaceAndNotThatOfTheTool()
    {
        var environment = RunEnvironment.Of(ProcessGrouping.Single, ["hello"]) with { Name = "staging" };
        var plan = new RunPlan
        {
            Assembly = "App.dll",
            WorkingDirectory = Path.GetTempPath(),
            Environment = environment,
        };
        IDictionary<string, string?> variables;
        Environment.SetEnvironmentVariable(StartVariables.Replica, "2");
        try
        {
            variables = plan.StartInfo(
                environment.Processes[0],
                "unix:/run/app.sock",
                "key",
                new Dictionary<string, IReadOnlyList<string>>()
            ).Environment;
        }
        finally
        {
            Environment.SetEnvironmentVariable(StartVariables.Replica, null);
        }

        Assert.Equal("staging", variables[StartVariables.Environment]);
        Assert.Equal("app", variables[StartVariables.Process]);
        Assert.Equal("Development", variables["DOTNET_ENVIRONMENT"]);
        Assert.False(variables.ContainsKey(StartVariables.Replica));
    }

    [Fact]
    public void TheEnvironmentOfAGroupingSaysNothingElse()
    {
        var environment = RunEnvironment.Of(ProcessGrouping.PerService, ["gateway", "hello"]);

        Assert.Equal(("local", EnvironmentType.Local), (environment.Name, environment.Type));
        Assert.Equal(
            ["public-gateway: ", "gateway: gateway", "hello: hello"],
            environment.Processes.Select(process => $"{process.Name}: {string.Join(", ", process.Services)}")
        );
        Assert.Equal([true, false, false], environment.Processes.Select(process => process.IsGateway));
        Assert.Empty(environment.Keys);
    }
}
