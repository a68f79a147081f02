using System.Text;
using System.Text.Json.Nodes;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Tests.Hosting;

/// <summary>Makes an environment out of what its file would say.</summary>
internal static class TestEnvironment
{
    /// <param name="sql">The section <c>sql</c>.</param>
    public static AppEnvironment Of(JsonObject sql)
    {
        var file = new JsonObject { ["type"] = "production", ["sql"] = sql };
        var result = EnvironmentReader.Read(
            new EnvironmentSource("live", Encoding.UTF8.GetBytes(file.ToJsonString())),
            new AppOutline([new ServiceOutline("todos", []), new ServiceOutline("reports", [])])
            {
                Databases = ["todos"],
            },
            EnvironmentUse.Run,
            _ => null
        );
        Assert.True(result.Environment is not null, string.Join("\n", result.Problems.Select(one => one.Message)));
        return result.Environment;
    }
}
