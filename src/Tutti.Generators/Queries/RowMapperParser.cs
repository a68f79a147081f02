using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Schema;
using Tutti.Model;

namespace Tutti.Generators.Queries;

/// <summary>Reads how values of a type are made from rows.</summary>
internal static class RowMapperParser
{
    /// <summary>The mapper, or <see langword="null"/> if the type needs none, or there can be none, which an analyzer reports.</summary>
    public static RowMapperSpec? Parse(ITypeSymbol type, IAssemblySymbol assembly)
    {
        if (
            !RowTypes.HasMembers(type)
            || RowTypes.IsOpen(type)
            || RowTypes.IsUnknown(type)
            || !RowTypes.CanBeNamed(type, assembly)
        )
        {
            return null;
        }
        var created = (INamedTypeSymbol)RowTypes.WithoutNull(type);
        var members = created.IsTupleType ? Elements(created) : Members(created, assembly);
        return members is null || members.Exists(member => !CanRead(member.Type, assembly))
            ? null
            : new()
            {
                Type = RowTypes.NameOf(type),
                Created = RowTypes.NameOf(created),
                IsTuple = created.IsTupleType,
                IsStruct = created.IsValueType,
                Members = members.Select(member => member.Spec).ToEquatableArray(),
            };
    }

    /// <summary>Each member that is read, with its type; <see langword="null"/> if there is no constructor to call.</summary>
    public static List<RowMember>? Members(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        if (type.IsAbstract || RowConstructor.Of(type, assembly) is not { } constructor)
        {
            return null;
        }
        var members = constructor.Parameters.Select(OfParameter).ToList();
        var names = new HashSet<string>(members.Select(m => m.Spec.Name), StringComparer.OrdinalIgnoreCase);
        foreach (
            var property in type.SelfAndBases()
                .SelectMany(t => t.GetMembers())
                .OfType<IPropertySymbol>()
                // What no column can have, none has: such a property is not read, unless it has to be.
                .Where(p => CanSet(p, assembly) && (p.IsRequired || CanRead(p.Type, assembly)))
        )
        {
            if (names.Add(property.Name))
            {
                members.Add(OfProperty(property));
            }
        }
        return members;
    }

    /// <summary>The elements of a tuple, by their places: what two uses call them may differ, and at run time they are the same type.</summary>
    public static List<RowMember> Elements(INamedTypeSymbol type) =>
        [
            .. type.TupleElements.Select(
                (element, index) =>
                    new RowMember(
                        element,
                        element.Type,
                        SpecOf($"Item{index + 1}", element.Type, RowTarget.Parameter) with
                        {
                            IsRequired = true,
                        }
                    )
            ),
        ];

    /// <summary>Whether generated code can ask for a value of a type.</summary>
    private static bool CanRead(ITypeSymbol type, IAssemblySymbol assembly) =>
        !RowTypes.IsUnknown(type) && RowTypes.CanBeNamed(type, assembly) && ColumnTypes.ProblemOf(type) is null;

    private static RowMember OfParameter(IParameterSymbol parameter) =>
        new(
            parameter,
            parameter.Type,
            SpecOf(parameter.Name, parameter.Type, RowTarget.Parameter) with
            {
                Default = Literals.DefaultOf(parameter),
                IsRequired = !parameter.HasExplicitDefaultValue,
            }
        );

    private static RowMember OfProperty(IPropertySymbol property)
    {
        var target =
            property.IsRequired ? RowTarget.Initializer
            : !property.SetMethod!.IsInitOnly ? RowTarget.Setter
            // What sets it around the rule cannot be written for a generic type.
            : property.ContainingType.IsGenericType ? RowTarget.Initializer
            : RowTarget.InitOnly;
        return new(
            property,
            property.Type,
            SpecOf(property.Name, property.Type, target) with
            {
                IsRequired = property.IsRequired,
                Declaring = target == RowTarget.InitOnly ? RowTypes.NameOf(property.ContainingType) : null,
            }
        );
    }

    private static RowMemberSpec SpecOf(string name, ITypeSymbol type, RowTarget target) =>
        new()
        {
            Name = name,
            Type = RowTypes.NameOf(RowTypes.WithoutNull(type)),
            Target = target,
            Null =
                type.IsNullableValue() ? RowNull.Value
                : type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated ? RowNull.Reference
                : RowNull.Never,
        };

    private static bool CanSet(IPropertySymbol property, IAssemblySymbol assembly) =>
        property is { IsStatic: false, IsIndexer: false, SetMethod: { } setter }
        && RowTypes.IsVisible(property, assembly)
        && RowTypes.IsVisible(setter, assembly)
        && property.ExplicitInterfaceImplementations.IsEmpty;
}

/// <summary>A member that is read, as the compiler knows it and as it is emitted.</summary>
/// <remarks>Lives within one step; it is not cached.</remarks>
internal sealed record RowMember(ISymbol Symbol, ITypeSymbol Type, RowMemberSpec Spec);
