using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;

namespace Tutti.Generators.Schema.Annotations;

/// <summary>
/// The validation attributes on what endpoints take: those of .NET throw, refuse everything or do nothing when they are misplaced, and
/// only when a request comes.
/// </summary>
internal static class AnnotationRules
{
    /// <summary>Checks the members of a type that endpoints exchange.</summary>
    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !app.IsExchanged(type))
        {
            return;
        }
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic))
        {
            var parameter = ParameterOf(type, property);
            var annotations = Annotation.AllOf(property);
            if (parameter is not null)
            {
                annotations = [.. annotations, .. Annotation.AllOf(parameter)];
            }
            var defaultValue = DefaultValue.Of(parameter) ?? DefaultValue.Of(property);
            Check(property.Name, property.Type, annotations, defaultValue, report);
            CompareRules.Check(property, annotations, report);
        }
    }

    /// <summary>Checks the parameters of an endpoint.</summary>
    public static void Check(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        foreach (var parameter in endpoint.Method.Parameters)
        {
            Check(parameter.Name, parameter.Type, Annotation.AllOf(parameter), DefaultValue.Of(parameter), report);
        }
    }

    private static void Check(
        string name,
        ITypeSymbol type,
        IReadOnlyList<Annotation> annotations,
        DefaultValue? defaultValue,
        Action<Diagnostic> report
    )
    {
        if (annotations.Count == 0)
        {
            return;
        }
        var valueType = type.IsNullableValue() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        foreach (var annotation in annotations)
        {
            var isRight =
                ContradictionRules.Check(name, annotation, report)
                && FitRules.Check(name, annotation, valueType, report)
                && PatternRules.Check(name, annotation, report);
            FitRules.CheckRequired(name, annotation, type, report);
            if (isRight && defaultValue is not null)
            {
                DefaultRules.Check(name, annotation, defaultValue, report);
            }
        }
        ContradictionRules.CheckTogether(name, annotations, report);
    }

    /// <summary>The parameter that declares a property of a record, or sets one.</summary>
    private static IParameterSymbol? ParameterOf(INamedTypeSymbol type, IPropertySymbol property) =>
        type
            .InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared)
            .SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => ConstructorChoice.Matches(parameter, property));
}
