using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Endpoints;

/// <summary>The steps of the pipeline that find endpoints.</summary>
internal static class EndpointSteps
{
    /// <summary>Methods with any of the attributes that make one an endpoint.</summary>
    public static IncrementalValueProvider<ImmutableArray<EndpointDeclaration>> Endpoints(
        IncrementalGeneratorInitializationContext context
    ) =>
        WellKnownNames
            .EndpointAttributes.Select(pair => WithAttribute(context, pair.Attribute))
            .Aggregate((all, next) => all.Combine(next).Select((pair, _) => pair.Left.AddRange(pair.Right)));

    private static IncrementalValueProvider<ImmutableArray<EndpointDeclaration>> WithAttribute(
        IncrementalGeneratorInitializationContext context,
        string attribute
    ) =>
        context
            .SyntaxProvider.ForAttributeWithMetadataName(
                attribute,
                EndpointDeclarationParser.IsCandidate,
                EndpointDeclarationParser.Parse
            )
            .WhereNotNull()
            .WithTrackingName(Steps.Endpoints)
            .Collect();
}
