using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators.Binding;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Schema;

/// <summary>What an endpoint takes, returns and throws as details must have a form on the wire, down to the last member.</summary>
internal static class SchemaRules
{
    public static void Check(EndpointInputs inputs, Action<Diagnostic> report)
    {
        var method = inputs.Endpoint.Method;
        foreach (var value in inputs.Values)
        {
            // A parser of its own for each: one that has seen a type does not report it again.
            var schema = new SchemaParser(inputs.App.Compilation);
            schema.Parse(value.Symbol);
            Report(schema, Place.OfType(value.Symbol), inputs.App.Compilation, report);
        }
        if (
            ResultShapes.Of(method).Value is { } result
            && !ResultShapes.IsResult(result)
            && !ResultShapes.IsStream(result)
        )
        {
            var schema = new SchemaParser(inputs.App.Compilation);
            schema.Parse(result, "result");
            Report(schema, Place.OfReturnType(method), inputs.App.Compilation, report);
        }
        foreach (var attribute in ThrownDetails.AttributesOf(method))
        {
            var schema = new SchemaParser(inputs.App.Compilation);
            schema.Parse(ThrownDetails.TypeOf(attribute), "details");
            Report(schema, Place.Of(attribute), inputs.App.Compilation, report);
        }
    }

    private static void Report(SchemaParser schema, Location place, Compilation compilation, Action<Diagnostic> report)
    {
        foreach (var problem in schema.Problems)
        {
            var descriptor = DescriptorOf(problem.Kind);
            var member = PlaceOf(problem, compilation);
            report(
                Diagnostic.Create(
                    descriptor,
                    place,
                    member is null ? [] : [member],
                    problem.Path,
                    problem.Type,
                    problem.Detail
                )
            );
        }
    }

    private static DiagnosticDescriptor DescriptorOf(SchemaProblemKind kind) =>
        kind switch
        {
            SchemaProblemKind.Unsupported => Descriptors.UnsupportedType,
            SchemaProblemKind.Abstract => Descriptors.AbstractType,
            SchemaProblemKind.NoConstructor => Descriptors.NoConstructor,
            SchemaProblemKind.UnmatchedParameter => Descriptors.UnmatchedConstructorParameter,
            SchemaProblemKind.Endless => Descriptors.EndlessType,
            SchemaProblemKind.NullableDisabled => Descriptors.NullableDisabled,
            SchemaProblemKind.DictionaryKey => Descriptors.BadDictionaryKey,
            SchemaProblemKind.DuplicateName => Descriptors.DuplicateJsonName,
            SchemaProblemKind.CompletedElsewhere => Descriptors.CompletedElsewhere,
            SchemaProblemKind.PartlyGenerated => Descriptors.PartlyGenerated,
            SchemaProblemKind.WhollyGenerated => Descriptors.WhollyGenerated,
            SchemaProblemKind.Inaccessible => Descriptors.InaccessibleType,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static Location? PlaceOf(SchemaProblem problem, Compilation compilation) =>
        problem.File is not null
        && compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == problem.File) is { } tree
            ? Location.Create(tree, new TextSpan(problem.Start, problem.Length))
            : null;
}
