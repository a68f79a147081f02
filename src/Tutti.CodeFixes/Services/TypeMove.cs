using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Services;

/// <summary>Moves a type into a folder below the one it is in: with its file, or without the file if that declares another service.</summary>
internal static class TypeMove
{
    public static async Task<Solution> IntoFolderAsync(
        Solution solution,
        DocumentId id,
        string typeName,
        CancellationToken cancellationToken
    )
    {
        var document = solution.GetDocument(id)!;
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var types = root.DescendantNodes().OfType<TypeDeclarationSyntax>().ToList();
        var type = types.First(candidate => candidate.Identifier.ValueText == typeName);
        var folder = FolderOf(typeName);
        if (!types.Any(other => other != type && IsService(other)))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            // A host moves a document that is removed and added; it cannot change the folders of one.
            return Add(solution.RemoveDocument(id), document, folder, document.Name, text);
        }
        var others = types.Where(t => t.Parent is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).ToList();
        var alone = root.RemoveNodes(others.Where(other => other != type), SyntaxRemoveOptions.KeepNoTrivia)!;
        var rest = root.RemoveNode(type, SyntaxRemoveOptions.KeepNoTrivia)!;
        return Add(
            solution.WithDocumentSyntaxRoot(id, rest),
            document,
            folder,
            typeName + ".cs",
            SourceText.From(alone.ToFullString().TrimEnd() + Edits.NewLine(root))
        );
    }

    private static Solution Add(Solution solution, Document origin, string folder, string name, SourceText text)
    {
        var directory = Path.GetDirectoryName(origin.FilePath);
        return solution.AddDocument(
            DocumentId.CreateNewId(origin.Project.Id),
            name,
            text,
            [.. origin.Folders, folder],
            directory is null ? null : Path.Combine(directory, folder, name)
        );
    }

    private static string FolderOf(string typeName) =>
        typeName.Length > 7 && typeName.EndsWith("Service", StringComparison.Ordinal)
            ? typeName.Substring(0, typeName.Length - 7)
            : typeName;

    private static bool IsService(TypeDeclarationSyntax type) =>
        type
            .AttributeLists.SelectMany(list => list.Attributes)
            .Any(a => a.Name.ToString().Split('.').Last() is "Service" or "ServiceAttribute");
}
