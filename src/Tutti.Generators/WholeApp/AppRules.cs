using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.WholeApp;

/// <summary>What must hold for the app as a whole.</summary>
internal static class AppRules
{
    public static void Check(CompilationAnalysisContext context, AppSymbols app)
    {
        var isApp = context.Options.AdditionalFiles.Any(file =>
            string.Equals(Path.GetFileName(file.Path), AppName.FileName, StringComparison.OrdinalIgnoreCase)
        );
        // Endpoints without a service are told where they stand, and an app without any code is only beginning.
        if (isApp && app.Services.Count == 0 && app.Endpoints.Count == 0 && HasCode(app.Compilation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoService, Location.None));
        }
    }

    private static bool HasCode(Compilation compilation) =>
        compilation.SyntaxTrees.Any(tree =>
            !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) && DeclaredNames.Of(tree).Count > 0
        );
}
