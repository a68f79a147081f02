using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Pipeline;

/// <summary>What the pipeline caches is plain data: it compares by value, and keeps no compilation alive.</summary>
public sealed class PurityTests
{
    private static readonly IReadOnlyList<string> AllSteps =
    [
        .. typeof(Steps)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void NoStepGivesAnythingOfRoslyns()
    {
        var run = SampleApp.Create().Generate();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in AllSteps)
        {
            foreach (var value in ValuesOf(run, step))
            {
                Walk(value, step, seen);
            }
        }
        Assert.NotEmpty(seen);
    }

    [Fact]
    public void EveryStepOfTheSampleIsTracked()
    {
        var run = SampleApp.Create().Generate();
        Assert.All(AllSteps, step => Assert.NotEmpty(ValuesOf(run, step)));
    }

    [Fact]
    public void ParsingTheSameCodeAgainGivesEqualValues()
    {
        var first = SampleApp.Create().Generate();
        var second = SampleApp.Create().Generate();
        Assert.All(AllSteps, step => Assert.Equal(ValuesOf(first, step), ValuesOf(second, step)));
    }

    [Fact]
    public void NoOldCompilationIsKeptAlive()
    {
        var (run, old) = RunTwice();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        GC.KeepAlive(run);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (object Driver, WeakReference Old) RunTwice()
    {
        var project = SampleApp.Create();
        var first = project.Generate();
        var edited = project.Edit(SampleApp.HelloFile, "Hello, {name}!", "Good day, {name}!");
        var second = first.Then(edited);
        return (second, new WeakReference(first.Input));
    }

    private static List<object> ValuesOf(GeneratorRun run, string step) =>
        [
            .. run
                .Result.Results.SelectMany(result => result.TrackedSteps.GetValueOrDefault(step, []))
                .SelectMany(tracked => tracked.Outputs)
                .Select(output => output.Value),
        ];

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }
        var type = value.GetType();
        Assert.False(
            type.FullName!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal),
            $"{path} holds a {type}, which keeps a compilation alive and is never equal to that of the next one."
        );
        if (type.IsPrimitive || type.IsEnum || value is string or TimeSpan)
        {
            return;
        }
        Assert.True(
            type.IsArray || type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type)),
            $"{path} is a {type}, which does not compare by value."
        );
        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen);
            }
            return;
        }
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
