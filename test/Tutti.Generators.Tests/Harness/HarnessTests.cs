namespace Tutti.Generators.Tests.Harness;

public sealed class HarnessTests
{
    [Fact]
    public void AProjectCompilesAgainstTheReferencePacksAndRuns()
    {
        var project = TestProject.Of(
            (
                "Program.cs",
                """
                using Microsoft.AspNetCore.Http;
                using Tutti;

                namespace MyApp;

                /// <summary>See <see cref="ServiceAttribute"/>.</summary>
                public static class Program
                {
                    public static void Main() { }

                    public static int Status() => StatusCodes.Status404NotFound;
                }
                """
            )
        );

        using var app = project.Generate().Load();

        Assert.Equal(404, app.Type("MyApp.Program").GetMethod("Status")!.Invoke(null, null));
    }

    [Fact]
    public void AnEditKeepsWhatItDoesNotTouch()
    {
        var project = TestProject.Of(("A.cs", "class A;"), ("B.cs", "class B;"));

        var edited = project.Edit("A.cs", "class A", "struct A");

        var trees = project.Compile().SyntaxTrees;
        var editedTrees = edited.Compile().SyntaxTrees;
        Assert.Equal([false, true, true], trees.Zip(editedTrees, (before, after) => before == after));
    }
}
