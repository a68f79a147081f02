using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

internal sealed partial class SchemaParser
{
    private const string CodeAnalysis = "System.Diagnostics.CodeAnalysis";

    private List<MemberSpec> Members(INamedTypeSymbol type, IEnumerable<IPropertySymbol> properties, Shape shape)
    {
        var members = new List<MemberSpec>();
        foreach (var property in properties)
        {
            using (_problems.Enter("." + property.Name, property))
            {
                if (Member(type, property, shape) is { } member)
                {
                    members.Add(member);
                }
            }
        }
        return members;
    }

    private MemberSpec? Member(INamedTypeSymbol owner, IPropertySymbol property, Shape shape)
    {
        var parameter = shape.Constructor.ParameterFor(property);
        var ignore = JsonFeatures.IgnoreCondition(property);
        var never = ignore == "Always";
        if (never && parameter is null)
        {
            return null;
        }
        var type = never ? Silently(property.Type) : Use(property.Type);
        if (type.Kind == TypeKindOnWire.Unsupported && !never)
        {
            return null;
        }
        var takesNull = TakesNull(property, parameter, type);
        var setter = SetterOf(property);
        var (source, sourceName) = MemberSources.Of(property.Name, property, DeclaringParameter(property), parameter);
        return new()
        {
            Name = property.Name,
            JsonName = JsonName(property),
            Type = type,
            TakesNull = takesNull,
            GivesNull = Gives(property, type),
            IsRequired = IsRequired(property, parameter, type, setter, takesNull),
            ConstructorParameter = parameter?.Name,
            Default = parameter is null ? null : DefaultOf(parameter),
            DefaultJson = parameter is null ? null : DefaultJsonOf(parameter),
            DeclaredBy = SymbolEqualityComparer.Default.Equals(property.ContainingType, owner)
                ? null
                : property.ContainingType.ToDisplayString(TypeFormats.Runtime),
            HasInitializer = parameter is null && HasInitializer(property),
            Setter = setter,
            HasGetter = property.GetMethod is { DeclaredAccessibility: Accessibility.Public },
            IsRequiredKeyword = property.IsRequired,
            Source = source,
            SourceName = sourceName,
            Rules = RulesOf(property, parameter),
            IgnoreCondition = ignore,
            Converter = JsonFeatures.Converter(property)?.ToDisplayString(TypeFormats.Runtime),
            Order = property.JsonAttribute("JsonPropertyOrderAttribute")?.ConstructorArguments is [{ Value: int order }]
                ? order
                : 0,
            Doc = DocComment.Property(property, cancellation),
        };
    }

    private TypeUse Silently(ITypeSymbol type)
    {
        using (_problems.Silence())
        {
            return Use(type);
        }
    }

    private static string JsonName(IPropertySymbol property) =>
        property.JsonAttribute("JsonPropertyNameAttribute")?.ConstructorArguments is [{ Value: string name }]
            ? name
            : WireNames.Camel(property.Name);

    private static MemberSetter SetterOf(IPropertySymbol property) =>
        property.SetMethod switch
        {
            null => MemberSetter.None,
            { DeclaredAccessibility: Accessibility.Public, IsInitOnly: false } => MemberSetter.Set,
            { DeclaredAccessibility: Accessibility.Public } => MemberSetter.Init,
            // A setter that others cannot call is called past the compiler, as one of init is.
            _ => JsonFeatures.IsIncluded(property) ? MemberSetter.Init : MemberSetter.None,
        };

    private static bool TakesNull(IPropertySymbol property, IParameterSymbol? parameter, TypeUse type)
    {
        if (type.IsValueType)
        {
            return type.IsNullable;
        }
        ISymbol taker = parameter is null ? property : parameter;
        var annotation = parameter?.Type.NullableAnnotation ?? property.Type.NullableAnnotation;
        return taker.Attribute(CodeAnalysis, "DisallowNullAttribute") is null
            && (
                annotation != NullableAnnotation.NotAnnotated
                || taker.Attribute(CodeAnalysis, "AllowNullAttribute") is not null
            );
    }

    private static bool Gives(IPropertySymbol property, TypeUse type) =>
        type.IsValueType ? type.IsNullable
        : property.Attribute(CodeAnalysis, "NotNullAttribute") is not null ? false
        : type.IsNullable || property.Attribute(CodeAnalysis, "MaybeNullAttribute") is not null;

    private static bool IsRequired(
        IPropertySymbol property,
        IParameterSymbol? parameter,
        TypeUse type,
        MemberSetter setter,
        bool takesNull
    )
    {
        if (property.IsRequired || property.JsonAttribute("JsonRequiredAttribute") is not null)
        {
            return true;
        }
        if (parameter is not null)
        {
            return !parameter.HasExplicitDefaultValue && !takesNull;
        }
        // A value type has a default; a reference without initializer would be null, against its type, if nobody sets it.
        return setter != MemberSetter.None
            && !type.IsValueType
            && !takesNull
            && property.IsSource()
            && Shape.StaysUnset(property);
    }
}
