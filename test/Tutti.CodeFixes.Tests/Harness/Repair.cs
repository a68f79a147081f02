using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Harness;

/// <summary>Applies a fix to a project, and builds what comes out of it.</summary>
internal static class Repair
{
    /// <summary>
    /// Applies the fix with a title to the first diagnostic that offers it. Fails unless the files are then as expected, and a build of them
    /// reports nothing but <paramref name="remaining"/>.
    /// </summary>
    public static async Task VerifyAsync(
        string id,
        string title,
        TestProject before,
        (string Path, string Text)[] after,
        params string[] remaining
    )
    {
        var repaired = await ApplyAsync(IdeProject.Open(before), id, title);
        var source = await repaired.SourceAsync();
        foreach (var (path, text) in after)
        {
            Assert.Equal(text.ReplaceLineEndings("\n"), source.Text(path));
        }
        Assert.Equal(remaining, (await BuildAsync(source)).Select(d => d.Split(':')[0]));
    }

    /// <summary>What a build reports.</summary>
    public static async Task<IReadOnlyList<string>> BuildAsync(TestProject source)
    {
        var run = source.Generate();
        return
        [
            .. (await run.DiagnosticsAsync()).Select(d =>
                $"{d.Id}: {d.GetMessage(null)} ({IdeProject.Relative(d.Location.SourceTree?.FilePath ?? "")})"
            ),
        ];
    }

    public static async Task<IdeProject> ApplyAsync(IdeProject project, string id, string title)
    {
        var offers = await OffersAsync(project, id);
        if (offers.FirstOrDefault(offer => offer.Title == title) is not { } action)
        {
            Assert.Fail($"{id} offers no '{title}', but: {string.Join(", ", offers.Select(offer => offer.Title))}");
            return project;
        }
        return await ApplyAsync(project, action);
    }

    public static async Task<IdeProject> ApplyAsync(IdeProject project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return project.With(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution);
    }

    /// <summary>All that is offered for the diagnostics of one id, in the order of the text.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OffersAsync(IdeProject project, string id)
    {
        var offers = new List<CodeAction>();
        foreach (var diagnostic in (await project.DiagnosticsAsync()).Where(diagnostic => diagnostic.Id == id))
        {
            var document = project.Solution.GetDocument(diagnostic.Location.SourceTree)!;
            foreach (var provider in Providers.For(id))
            {
                await provider.RegisterCodeFixesAsync(
                    new CodeFixContext(
                        document,
                        diagnostic,
                        (action, _) => offers.Add(action),
                        TestContext.Current.CancellationToken
                    )
                );
            }
        }
        return offers;
    }
}
