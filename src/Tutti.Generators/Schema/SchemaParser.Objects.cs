using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Model;

namespace Tutti.Generators.Schema;

internal sealed partial class SchemaParser
{
    /// <summary>Makes sure that the type has a spec, or is getting one further up the way.</summary>
    private string Declare(INamedTypeSymbol annotated)
    {
        var type = (INamedTypeSymbol)annotated.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var id = type.ToDisplayString(TypeFormats.Id);
        if (!_types.ContainsKey(id))
        {
            _types[id] = null;
            _symbols[id] = type;
            _types[id] = type.TypeKind == TypeKind.Enum ? EnumSpec(type, id) : ObjectSpec(type, id);
        }
        return id;
    }

    private TypeSpec NamedSpec(INamedTypeSymbol type, string id, TypeKindOnWire kind) =>
        new()
        {
            Id = id,
            FullName = type.ToDisplayString(TypeFormats.Annotated),
            RuntimeName = type.ToDisplayString(TypeFormats.Runtime),
            Identifier = Identifiers.Of(id),
            DisplayName = type.ToDisplayString(TypeFormats.Short),
            Kind = kind,
            IsValueType = type.IsValueType,
            Doc = DocComment.Summary(type, cancellation),
        };

    private TypeSpec EnumSpec(INamedTypeSymbol type, string id) =>
        NamedSpec(type, id, TypeKindOnWire.Enum) with
        {
            HasConverter = JsonFeatures.HasConverter(type),
            Values = EnumMembers.Of(type, cancellation),
            UnderlyingType = type.EnumUnderlyingType?.ToDisplayString(TypeFormats.Runtime),
        };

    private TypeSpec ObjectSpec(INamedTypeSymbol type, string id)
    {
        var shape = Shape.Of(type, compilation);
        var spec = NamedSpec(type, id, shape.IsOpaque ? TypeKindOnWire.Opaque : TypeKindOnWire.Object) with
        {
            HasConverter = JsonFeatures.HasConverter(type),
            Rules = RulesOf(type),
            ValidatesItself = type.Implements(RuleParser.Namespace, "IValidatableObject"),
            DerivedTypes = JsonFeatures.DerivedTypes(type).Select(DerivedType).OfType<string>().ToEquatableArray(),
        };
        if (spec.HasConverter)
        {
            // What such a type looks like is the converter's secret; only rules of its members can be checked.
            using (_problems.Silence())
            {
                var withRules = shape.Properties.Where(p => RulesOf(p).Count > 0);
                return spec with { Members = Members(type, withRules, shape).ToEquatableArray() };
            }
        }
        ReportShape(type, shape);
        var members = Members(type, shape.Properties, shape);
        ReportDuplicateNames(type, members);
        var byParameter = members
            .Where(m => m.ConstructorParameter is not null)
            .ToDictionary(m => m.ConstructorParameter!);
        var parameters = shape.Constructor.Constructor?.Parameters ?? [];
        var complete = parameters.All(p => byParameter.ContainsKey(p.Name));
        return spec with
        {
            // With a problem reported, nothing that runs depends on it; it only must compile.
            Kind = complete && shape.Constructor.IsPossible ? spec.Kind : TypeKindOnWire.Opaque,
            Members = members.OrderBy(m => m.Order).ToEquatableArray(),
            Constructor = complete ? parameters.Select(p => byParameter[p.Name].Name).ToEquatableArray() : default,
            HasRequiredMembers = shape.NeedsAccessor,
        };
    }

    private string? DerivedType(INamedTypeSymbol derived)
    {
        using (_problems.Enter($"<{derived.Name}>", null))
        {
            var use = Use(derived.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
            return use.TypeId;
        }
    }

    private void ReportShape(INamedTypeSymbol type, Shape shape)
    {
        if (shape.IsCompletedElsewhere)
        {
            _problems.Add(SchemaProblemKind.CompletedElsewhere, type, type);
        }
        if (shape.PartlyGenerated is { } generated)
        {
            _problems.Add(SchemaProblemKind.PartlyGenerated, type, type, generated);
        }
        if (shape.IsOpaque)
        {
            return;
        }
        if (!shape.Constructor.IsPossible)
        {
            _problems.Add(SchemaProblemKind.NoConstructor, type, type);
        }
        foreach (var parameter in shape.Constructor.Constructor?.Parameters ?? [])
        {
            if (!shape.Properties.Any(p => ConstructorChoice.Matches(parameter, p)))
            {
                _problems.Add(SchemaProblemKind.UnmatchedParameter, type, parameter, parameter.Name);
            }
        }
    }

    private void ReportDuplicateNames(INamedTypeSymbol type, List<MemberSpec> members)
    {
        // Names are read whatever their case.
        var clashes = members
            .Where(m => m.IgnoreCondition != "Always")
            .GroupBy(m => m.JsonName, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1);
        foreach (var clash in clashes)
        {
            _problems.Add(SchemaProblemKind.DuplicateName, type, type, clash.Key);
        }
    }

    private static IEnumerable<IPropertySymbol> Overridden(IPropertySymbol? property)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            yield return current;
        }
    }

    /// <summary>The parameter by which a record declares the property; a derived record inherits the property with its attributes.</summary>
    private IParameterSymbol? DeclaringParameter(IPropertySymbol property)
    {
        var type = property.ContainingType;
        if (!_primary.TryGetValue(type, out var constructor))
        {
            constructor = type.InstanceConstructors.FirstOrDefault(ConstructorChoice.IsPrimary);
            _primary.Add(type, constructor);
        }
        return constructor?.Parameters.FirstOrDefault(p => ConstructorChoice.Matches(p, property));
    }

    private static bool HasInitializer(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null }
        );

    private static string? DefaultOf(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue ? ConstantCode.Of(parameter.ExplicitDefaultValue, parameter.Type) : null;

    private static string? DefaultJsonOf(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue ? ConstantCode.Json(parameter.ExplicitDefaultValue, parameter.Type) : null;
}
