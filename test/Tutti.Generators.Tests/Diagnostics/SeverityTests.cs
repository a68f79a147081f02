using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Diagnostics;

/// <summary>Users decide with their <c>.editorconfig</c> how much a diagnostic weighs.</summary>
public sealed class SeverityTests
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
                private int _calls;

                [Get("/hello")]
                public int Hello() => ++_calls;
            }
            """
        )
    );

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public async Task ASeverityIsWhatTheEditorConfigSays(string configured, DiagnosticSeverity severity)
    {
        var diagnostics = await Configured($"dotnet_diagnostic.TUT0101.severity = {configured}");

        Assert.Equal([("TUT0101", severity)], diagnostics);
    }

    [Fact]
    public async Task ADiagnosticThatIsSwitchedOffIsNotReported()
    {
        Assert.Empty(await Configured("dotnet_diagnostic.TUT0101.severity = none"));
    }

    [Fact]
    public async Task ASectionOfOneFolderDoesNotSpeakForAnother()
    {
        var diagnostics = await Configured(
            "dotnet_diagnostic.TUT0101.severity = error\n[Other/*.cs]\ndotnet_diagnostic.TUT0101.severity = none"
        );

        Assert.Equal([("TUT0101", DiagnosticSeverity.Error)], diagnostics);
    }

    private static async Task<IEnumerable<(string, DiagnosticSeverity)>> Configured(string lines)
    {
        var project = Project with { Severities = new ConfiguredSeverities($"root = true\n[*.cs]\n{lines}\n") };
        var diagnostics = await project.Generate().DiagnosticsAsync();
        return diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Severity));
    }
}
