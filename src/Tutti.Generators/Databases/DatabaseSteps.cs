using Microsoft.CodeAnalysis;
using Tutti.Model;

namespace Tutti.Generators.Databases;

/// <summary>The steps of the pipeline that databases add.</summary>
internal static class DatabaseSteps
{
    /// <summary>The files with migrations, wherever they lie in the project. A file that did not change is not read again.</summary>
    public static IncrementalValueProvider<EquatableArray<MigrationFile>> Migrations(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<string?> project
    ) =>
        context
            .AdditionalTextsProvider.Where(file => MigrationFile.IsCandidate(file.Path))
            .Combine(project)
            .Select((input, cancellation) => MigrationFile.Read(input.Left, input.Right, cancellation))
            .WhereNotNull()
            .Collect()
            .Select((files, _) => files.OrderBy(file => file.Path, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(Steps.Migrations);
}
