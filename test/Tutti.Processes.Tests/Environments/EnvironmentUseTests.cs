using System.Text;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

/// <summary>The same file, read to run it, to check it, and to try its grouping.</summary>
public sealed class EnvironmentUseTests
{
    [Fact]
    public void UnsetVariablesAreNotesInACheck()
    {
        var result = EnvironmentCases.Read("unset-variables", EnvironmentUse.Check);

        Assert.Empty(result.Problems);
        Assert.NotNull(result.Environment);
        Assert.Equal(
            EnvironmentCases.Read("unset-variables").Problems.Select(problem => (problem.Path, problem.Line)),
            result.Notes.Select(note => (note.Path, note.Line))
        );
        Assert.All(result.Notes, note => Assert.Equal(EnvironmentCodes.VariableUnset, note.Code));
    }

    [Fact]
    public void ATrialNeedsNoVariablesKeysAndAddresses()
    {
        var result = Trial(
            """
            {
              "type": "production",
              "keys": [{ "$env": "UNSET" }, 5, "short"],
              "certificate": { "nothing": true },
              "processes": {
                "edge": { "gateway": true, "replicas": 3, "url": "nowhere", "listen": [{}] },
                "rest": { "services": ["*"], "replicas": "many", "url": { "$env": "UNSET" }, "listen": 5 }
              },
              "limits": { "body": { "$env": "UNSET" } }
            }
            """
        );

        Assert.Empty(result.Problems);
        Assert.Empty(result.Notes);
        var environment = result.Environment!;
        Assert.Empty(environment.Keys);
        Assert.Null(environment.Certificate);
        Assert.Null(environment.Limits.Body);
        Assert.All(environment.Processes, process => Assert.Empty(process.Urls));
        Assert.All(environment.Processes, process => Assert.Empty(process.Listen));
        Assert.Equal([3, 1], environment.Processes.Select(process => process.Replicas));
    }

    [Fact]
    public void ATrialStillNeedsAGroupingThatFits()
    {
        var result = Trial("""{ "processes": { "edge": { "services": ["order"] } }, "limits": { "body": "much" } }""");

        Assert.Null(result.Environment);
        Assert.Equal(
            [
                EnvironmentCodes.ServiceUnhosted,
                EnvironmentCodes.ServiceUnhosted,
                EnvironmentCodes.ServiceUnhosted,
                EnvironmentCodes.ServiceUnhosted,
                EnvironmentCodes.ServiceUnhosted,
                EnvironmentCodes.GatewayMissing,
                EnvironmentCodes.ServiceUnknown,
                EnvironmentCodes.TypeWrong,
            ],
            result.Problems.Select(problem => problem.Code)
        );
    }

    [Theory]
    [InlineData("""{ "processes": { "$env": "UNSET" } }""")]
    [InlineData("""{ "processes": { "a": { "gateway": { "$env": "UNSET" }, "services": { "$env": "UNSET" } } } }""")]
    public void ACheckSaysNothingOfWhatOnlyVariablesTell(string json)
    {
        var result = EnvironmentCases.Read("production", Encoding.UTF8.GetBytes(json), EnvironmentUse.Check);

        Assert.Empty(result.Problems);
        Assert.NotEmpty(result.Notes);
        Assert.Single(result.Environment!.Processes);
    }

    [Fact]
    public void ATrialIsNotStartedWithoutAGroupingThatIsKnown()
    {
        Assert.True(Assert.Single(Trial("""{ "processes": { "$env": "UNSET" } }""").Environment!.Processes).IsGateway);

        var codes = Trial(
            """{ "processes": { "a": { "gateway": { "$env": "UNSET" }, "services": [{ "$env": "UNSET" }] } } }"""
        )
            .Problems.Select(problem => problem.Code);

        Assert.Contains(EnvironmentCodes.GatewayMissing, codes);
        Assert.Contains(EnvironmentCodes.ServiceUnhosted, codes);
    }

    private static EnvironmentResult Trial(string json) =>
        EnvironmentCases.Read("production", Encoding.UTF8.GetBytes(json), EnvironmentUse.Trial);
}
