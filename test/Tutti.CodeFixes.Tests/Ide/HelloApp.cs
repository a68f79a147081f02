using Microsoft.CodeAnalysis;
using Tutti.CodeFixes.Tests.Harness;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Ide;

/// <summary>Two services, one of which calls the other: what is looked at with the IDE's own services.</summary>
internal static class HelloApp
{
    public const string Hello = "Hello/HelloService.cs";
    public const string Welcomes = "Welcomes/WelcomesService.cs";

    public const string HelloText = """
        using Tutti;

        namespace MyApp.Hello;

        /// <summary>Greets people.</summary>
        [Service("hello")]
        public sealed class HelloService
        {
            /// <summary>Greets one politely.</summary>
            /// <param name="name">Who is greeted.</param>
            /// <returns>The greeting.</returns>
            [Get("/hello/{name}")]
            public string Greet(string name) => name;

            /// <summary>Takes leave.</summary>
            [Get("/bye/{name}")]
            public Task Leave(string name) => Task.CompletedTask;
        }
        """;

    public const string WelcomesText = """
        using MyApp.Hello;
        using Tutti;

        namespace MyApp.Welcomes;

        /// <summary>Welcomes newcomers.</summary>
        [Service("welcomes")]
        public sealed class WelcomesService(IHelloClient hello)
        {
            [Get("/welcome/{name}")]
            public async Task<string> Welcome(string name) => await hello.GreetAsync(name);
        }
        """;

    public static IdeProject Open(params (string Path, string Text)[] more) =>
        IdeProject.Open(
            TestProject.Of([(Hello, HelloText), (Welcomes, WelcomesText), .. more]) with
            {
                OutputKind = OutputKind.DynamicallyLinkedLibrary,
            }
        );

    /// <summary>The project with a piece of a file replaced, and the position behind it.</summary>
    public static async Task<(Document Document, int Position)> TypeAsync(
        IdeProject project,
        string path,
        string old,
        string typed
    )
    {
        var document = project.Document(path);
        var text = await document.GetTextAsync(TestContext.Current.CancellationToken);
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0);
        var changed = text.Replace(start, old.Length, typed);
        return (document.WithText(changed), start + typed.Length);
    }

    public static async Task<int> PositionAsync(Document document, string text) =>
        (await document.GetTextAsync(TestContext.Current.CancellationToken))
            .ToString()
            .IndexOf(text, StringComparison.Ordinal);
}
