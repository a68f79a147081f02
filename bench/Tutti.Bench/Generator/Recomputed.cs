using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Tutti.Generators;

namespace Tutti.Bench.Generator;

/// <summary>What a run of the generator did anew.</summary>
/// <param name="Emitted">How many files were written anew.</param>
/// <param name="Steps">Of each step that ran, how many of its values differ from before, how many it gave, and in how many milliseconds.</param>
internal sealed record Recomputed(int Emitted, string Steps)
{
    private static readonly string[] Names =
    [
        .. typeof(Steps).GetFields().Where(field => field.IsLiteral).Select(field => field.Name),
    ];

    public static Recomputed Of(GeneratorRunResult result)
    {
        var outputs = result.TrackedOutputSteps.Values.SelectMany(steps => steps).ToList();
        var steps = Names
            .Select(name => (Name: name, Runs: result.TrackedSteps.GetValueOrDefault(name, [])))
            .Where(step => ReasonsOf(step.Runs).Any(reason => reason is not IncrementalStepRunReason.Cached))
            .Select(step => Show(step.Name, step.Runs))
            .Append(Show("Outputs", outputs));
        return new(ReasonsOf(outputs).Count(IsChange), string.Join(", ", steps));
    }

    private static string Show(string name, IReadOnlyCollection<IncrementalGeneratorRunStep> runs)
    {
        var reasons = ReasonsOf(runs);
        var time = runs.Sum(run => run.ElapsedTime.TotalMilliseconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {reasons.Count(IsChange)}/{reasons.Length} in {time:0.0}"
        );
    }

    private static bool IsChange(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;

    private static ImmutableArray<IncrementalStepRunReason> ReasonsOf(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
