using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Pipeline;

/// <summary>What an edit makes the pipeline do again. The edits that do change something show that the checks are able to fail.</summary>
public sealed class CachingTests
{
    private static readonly TestProject Project = SampleApp.Create();

    [Fact]
    public void AnEditInABodyEmitsNothing() =>
        AssertEmitted(Project.Edit(SampleApp.HelloFile, "Hello, {name}!", "Good day, {name}!"), []);

    [Fact]
    public void AMovedLineEmitsNothing() =>
        AssertEmitted(Project.Edit(SampleApp.HelloFile, "    [Post(", "\n\n    // A comment.\n    [Post("), []);

    [Fact]
    public void AnEditInAFileThatDeclaresNothingEmitsNothing() =>
        AssertEmitted(Project.With("Other.cs", "internal sealed class Other;"), []);

    [Fact]
    public void AChangedSignatureEmitsOnlyThatServiceAnew() =>
        AssertEmitted(
            Project.Edit(SampleApp.WelcomesFile, "Welcome(string name,", "Welcome(string name, int age,"),
            ["Binary", "Json", "Model", "welcomes.Client", "welcomes.Service"]
        );

    [Fact]
    public void AChangedRouteLeavesTheClientAlone() =>
        AssertEmitted(Project.Edit(SampleApp.WelcomesFile, "/welcome", "/hail"), ["Model", "welcomes.Service"]);

    [Fact]
    public void AChangedDocCommentLeavesTheClientAlone() =>
        AssertEmitted(Project.Edit(SampleApp.HelloFile, "Greets people.", "Greets everybody."), ["Model"]);

    [Fact]
    public void ANewCallChangesTheModelAlone() =>
        AssertEmitted(
            Project.Edit(SampleApp.WelcomesFile, "return new", "await hello.ManyAsync(new([])); return new"),
            ["Model"]
        );

    [Fact]
    public void ANewMemberOfATypeChangesCodecsAndModelAlone() =>
        AssertEmitted(
            Project.Edit(
                SampleApp.HelloFile,
                "record Greeting(string Message)",
                "record Greeting(string Message, int Count = 1)"
            ),
            ["Binary", "Json", "Model"]
        );

    /// <summary>Checks which files are written anew after an edit, by hint names without endings and numbers.</summary>
    private static void AssertEmitted(TestProject edited, string[] expected)
    {
        var before = Project.Generate();
        var after = before.Then(edited);
        var changed = after
            .Sources.Where(source => before.Sources.GetValueOrDefault(source.Key) != source.Value)
            .Select(source => source.Key.Replace(".g.cs", "", StringComparison.Ordinal))
            .Select(name => name.Split('.') is ["Json" or "Binary", ..] ? name.Split('.')[0] : name)
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, changed);
        AssertCached(after, expected);
    }

    /// <summary>Text that is equal must not have been written again either.</summary>
    private static void AssertCached(GeneratorRun run, string[] changed)
    {
        AssertChanges(run, Steps.Clients, changed.Count(name => name.EndsWith(".Client", StringComparison.Ordinal)));
        AssertChanges(
            run,
            Steps.ServiceCode,
            changed.Count(name => name.EndsWith(".Service", StringComparison.Ordinal))
        );
        AssertChanges(run, Steps.Schema, changed.Contains("Json") ? 1 : 0);
        AssertChanges(run, Steps.Model, changed.Contains("Model") ? 1 : 0);
        AssertChanges(run, Steps.ApplicationCode, 0);
    }

    private static void AssertChanges(GeneratorRun run, string step, int expected)
    {
        var reasons = run.Reasons(step);
        Assert.NotEmpty(reasons);
        Assert.Equal(
            expected,
            reasons.Count(reason =>
                reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
            )
        );
    }
}
