using Microsoft.CodeAnalysis;

namespace Tutti.Generators;

/// <summary>Small steps that the pipeline takes often.</summary>
internal static class PipelineExtensions
{
    /// <summary>Drops what could not be understood.</summary>
    public static IncrementalValuesProvider<T> WhereNotNull<T>(this IncrementalValuesProvider<T?> values)
        where T : class => values.Where(value => value is not null).Select((value, _) => value!);
}
