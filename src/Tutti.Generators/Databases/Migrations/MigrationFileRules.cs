using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Databases;

/// <summary>What must hold for a file among the migrations of a database, by itself and beside the others. Reported at the file.</summary>
internal static class MigrationFileRules
{
    private const int Utf8 = 65001;

    public static void Check(AdditionalFileAnalysisContext context, AppSymbols app)
    {
        var path = context.AdditionalFile.Path;
        var file = Path.GetFileName(path);
        if (
            !MigrationFile.IsCandidate(path)
            || MigrationName.IsDown(file)
            || MigrationFile.FolderOf(path, app.ProjectDirectory) is not { } folder
        )
        {
            return;
        }
        var database = app.Databases.FirstOrDefault(candidate => app.Folders.AreSame(candidate.FolderIn(app), folder));
        var (name, problem) = MigrationName.Parse(file);
        if (database is null)
        {
            if (name is not null && app.Databases.Count > 0)
            {
                Report(context, Descriptors.UnusedMigration, default, file, folder);
            }
        }
        else if (name is null)
        {
            Report(context, Descriptors.BadMigrationName, default, file, database.Name, problem!);
        }
        else
        {
            CheckNumber(context, name, folder, app);
            CheckText(context, file);
        }
    }

    private static void CheckNumber(
        AdditionalFileAnalysisContext context,
        MigrationName name,
        string folder,
        AppSymbols app
    )
    {
        var others = context
            .Options.AdditionalFiles.Where(file =>
                file.Path != context.AdditionalFile.Path
                && app.Folders.AreSame(MigrationFile.FolderOf(file.Path, app.ProjectDirectory), folder)
            )
            .Select(file => Path.GetFileName(file.Path))
            .Select(file => (File: file, MigrationName.Parse(file).Name))
            .Where(other => other.Name is not null)
            .OrderBy(other => other.File, StringComparer.Ordinal)
            .ToList();
        if (others.FirstOrDefault(other => other.Name!.Number == name.Number) is { File: { } same })
        {
            var next = Math.Max(name.Number, others.Max(other => other.Name!.Number)) + 1;
            Report(
                context,
                Descriptors.DuplicateMigration,
                default,
                Path.GetFileName(context.AdditionalFile.Path),
                name.Number.ToString(CultureInfo.InvariantCulture),
                same,
                next.ToString(CultureInfo.InvariantCulture)
            );
        }
    }

    private static void CheckText(AdditionalFileAnalysisContext context, string file)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }
        if (BadCharacterIn(text) is { } place)
        {
            Report(context, Descriptors.MigrationEncoding, place, file);
        }
        else if (IsEmpty(text))
        {
            Report(context, Descriptors.EmptyMigration, default, file);
        }
    }

    /// <summary>Where a byte could not be read as UTF-8; the compiler reads a file that has such bytes in another encoding, or puts a sign for each.</summary>
    private static TextSpan? BadCharacterIn(SourceText text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\uFFFD' or '\0')
            {
                return new(i, 1);
            }
        }
        return text.Encoding is { CodePage: not Utf8 } ? new(0, 0) : null;
    }

    private static bool IsEmpty(SourceText text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static void Report(
        AdditionalFileAnalysisContext context,
        DiagnosticDescriptor descriptor,
        TextSpan span,
        params object[] arguments
    )
    {
        var lines = context.AdditionalFile.GetText(context.CancellationToken)?.Lines;
        var place = lines?.GetLinePositionSpan(span) ?? default;
        context.ReportDiagnostic(
            Diagnostic.Create(descriptor, Location.Create(context.AdditionalFile.Path, span, place), arguments)
        );
    }
}
