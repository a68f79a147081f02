using Microsoft.CodeAnalysis;
using Tutti.Generators.Declarations;
using Tutti.Model;

namespace Tutti.Generators.Queries;

/// <summary>The steps of the pipeline that queries add.</summary>
internal static class QuerySteps
{
    /// <summary>The types that rows become.</summary>
    public static IncrementalValueProvider<EquatableArray<RowMapperSpec>> Mappers(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<Fingerprint> fingerprint
    ) =>
        context
            .CompilationProvider.Combine(fingerprint)
            .Select((input, cancellation) => QueryCalls.Mappers(input.Left, input.Right, cancellation))
            .WithTrackingName(Steps.RowMappers);

    public static void Emit(SourceProductionContext context, EquatableArray<RowMapperSpec> mappers)
    {
        if (mappers.Count > 0)
        {
            context.AddSource(RowMapperEmitter.HintName, RowMapperEmitter.Emit(mappers).ToSourceText());
        }
    }
}
