using System.Runtime.CompilerServices;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Analysis;

public sealed class AnalyzerTests
{
    private static readonly TestProject Project = Create();

    [Fact]
    public void ACompilationIsNotKeptAliveOnceItIsAnalyzed()
    {
        var compilation = Analyze();

        for (var i = 0; i < 10 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive);
    }

    [Fact]
    public async Task AProjectWithoutTheFrameworkIsLeftAlone()
    {
        var project = Project with
        {
            References =
            [
                .. ReferencePacks.All.Where(reference =>
                    reference.Display?.Contains("Tutti", StringComparison.Ordinal) is not true
                ),
            ],
        };

        var diagnostics = await project.Generate().DiagnosticsAsync();

        Assert.All(diagnostics, diagnostic => Assert.StartsWith("CS", diagnostic.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OtherFoldersCountAsTheFileSystemCountsThem()
    {
        var project = Project.With(
            "hello/Other.cs",
            """
            using Tutti;

            namespace MyApp.Hello;

            public sealed class Other
            {
                [Get("/other")]
                public string Get() => "";
            }
            """
        );

        var ids = (await project.Generate().DiagnosticsAsync()).Select(diagnostic => diagnostic.Id);

        Assert.Equal(OperatingSystem.IsLinux() ? ["TUT0020"] : [], ids);
    }

    [Fact]
    public async Task AFileOutsideOfTheProjectBelongsToNoService()
    {
        var project = Project.With(
            Path.Combine(TestProject.Directory, "..", "Shared", "Linked.cs"),
            """
            using Tutti;

            namespace MyApp.Shared;

            public sealed class Linked
            {
                [Get("/linked")]
                public string Get() => "";
            }
            """
        );

        var diagnostic = Assert.Single(await project.Generate().DiagnosticsAsync());

        Assert.Equal("TUT0020", diagnostic.Id);
        Assert.Contains("outside of the project", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    // Not inlined and not async, so that nothing of it stays on the stack or in the state of a method that waits.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Analyze()
    {
        var run = Create().Edit("Hello/HelloService.cs", "/hello", "/hello/").Generate();
        var analysis = run.DiagnosticsAsync();
        ((IAsyncResult)analysis).AsyncWaitHandle.WaitOne();
        Assert.True(analysis.IsCompletedSuccessfully);
        return new WeakReference(run.Compilation);
    }

    private static TestProject Create() =>
        TestProject.Of(
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
            )
        );
}
