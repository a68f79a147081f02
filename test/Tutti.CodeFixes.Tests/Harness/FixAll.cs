using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Tutti.CodeFixes.Tests.Harness;

/// <summary>Applies one fix to all places of a project, as an IDE does on request.</summary>
internal static class FixAll
{
    public static async Task<IdeProject> ApplyAsync(IdeProject project, string id, CodeAction like)
    {
        foreach (var provider in Providers.For(id).Where(provider => provider.GetFixAllProvider() is not null))
        {
            var context = new FixAllContext(
                project.Project,
                provider,
                FixAllScope.Project,
                like.EquivalenceKey!,
                [id],
                new Found(await project.DiagnosticsAsync()),
                TestContext.Current.CancellationToken
            );
            if (await provider.GetFixAllProvider()!.GetFixAsync(context) is { } action)
            {
                return await Repair.ApplyAsync(project, action);
            }
        }
        Assert.Fail($"{id} has no fix for all places.");
        return project;
    }

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken
        )
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
