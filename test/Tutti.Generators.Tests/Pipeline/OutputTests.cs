using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Pipeline;

public sealed class OutputTests
{
    [Fact]
    public void AnIdeRunsOnlyWhatMakesTheClientInterfaces()
    {
        var run = SampleApp.Create().Generate(implementation: false);
        Assert.Equal(["hello.Client.g.cs", "welcomes.Client.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            Steps.PerKeystroke.Order(StringComparer.Ordinal),
            run.Result.Results.Single()
                .TrackedSteps.Keys.Where(key => typeof(Steps).GetField(key) is not null)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void TheOrderOfFilesDoesNotMatter()
    {
        var project = SampleApp.Create();
        var hello = project.Text(SampleApp.HelloFile);
        var welcomes = project.Text(SampleApp.WelcomesFile);
        var renamed = project
            .Without(SampleApp.HelloFile)
            .Without(SampleApp.WelcomesFile)
            .With("Hello/Zzz.cs", hello)
            .With("Welcomes/Aaa.cs", welcomes);
        Assert.Equal(project.Generate().Sources, renamed.Generate().Sources);
    }

    [Fact]
    public void TheOrderOfMethodsDoesNotMatter()
    {
        var first = Service("hello", "[Get(\"/a\")] public int A() => 1;", "[Get(\"/b\")] public int B() => 1;");
        var second = Service("hello", "[Get(\"/b\")] public int B() => 1;", "[Get(\"/a\")] public int A() => 1;");
        Assert.Equal(first.Generate().Sources, second.Generate().Sources);
    }

    [Fact]
    public void ServicesWithSimilarNamesGetFilesAndNamesOfTheirOwn()
    {
        string[] names =
        [
            "a-b",
            "ab",
            "a1",
            "a-1",
            "a--b",
            "a-",
            "service",
            "services",
            "model",
            "json",
            "application",
            "codecs",
            "validators",
            "json-context",
            "entry-point",
            "system",
            "tutti",
            "class",
        ];
        var project = names.Aggregate(
            TestProject.Of() with
            {
                OutputKind = OutputKind.DynamicallyLinkedLibrary,
            },
            (current, name) =>
                current.With(
                    $"Folder{Array.IndexOf(names, name)}/Service.cs",
                    Source(name, "[Get(\"/" + name + "\")] public int Same() => 1;")
                )
        );
        var run = project.Generate();
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(
            names.Length,
            run.Sources.Keys.Count(key => key.EndsWith(".Client.g.cs", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void AProjectWithoutServicesGetsNothing()
    {
        var run = (
            TestProject.Of(("A.cs", "class A;")) with
            {
                OutputKind = OutputKind.DynamicallyLinkedLibrary,
            }
        ).Generate();
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void AProgramWithoutEntryPointGetsOne()
    {
        var run = SampleApp.Create() with { OutputKind = OutputKind.ConsoleApplication };
        Assert.Contains("TuttiApp.RunAsync(args", run.Generate().Sources["EntryPoint.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void AProgramWithItsOwnMainKeepsIt()
    {
        var run = SampleApp.Create().With("Program.cs", "Console.WriteLine();") with
        {
            OutputKind = OutputKind.ConsoleApplication,
        };
        Assert.DoesNotContain("EntryPoint.g.cs", run.Generate().Sources.Keys);
    }

    [Fact]
    public void TheGeneratorStaysSilentAboutErrors()
    {
        var run = Service(
                "hello",
                "[Get(\"no/slash/{\")] public int A(Action action) => 1;",
                "[Get(\"/b\")] private int B() => 1;",
                "[Get(\"/c\")] public static int C() => 1;",
                "[Get(\"/d\")] public int D<T>() => 1;",
                "[Post(\"/e\", Timeout = \"soon\")] public int E(ref int x) => 1;",
                "[Post(\"/f\")] public IAsyncEnumerable<int> F() => null!;",
                "[Post(\"/g\")] public int G(Dictionary<string, int> a, Dictionary<string, int> b) => 1;",
                "[Post(\"/h\")] public int H() => 1; [Post(\"/h\")] public int HAsync() => 1;",
                "[Post(\"/i\")] public Missing I() => null!;"
            )
            .Generate();
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.All(run.CompilerDiagnostics, d => Assert.Equal("CS0246", d.Id));
    }

    private static TestProject Service(string name, params string[] members) =>
        TestProject.Of(("Folder/Service.cs", Source(name, members))) with
        {
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };

    private static string Source(string name, params string[] members) =>
        $$"""
            [Tutti.Service("{{name}}")]
            public sealed class S{{name.Replace('-', '_')}}
            {
                {{string.Join("\n", members).Replace("[", "[Tutti.", StringComparison.Ordinal).Replace(
                "[Tutti.]",
                "[]",
                StringComparison.Ordinal
            )}}
            }
            """;
}
