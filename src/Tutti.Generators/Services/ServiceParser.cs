using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Services;

/// <summary>Reads what is declared with <c>[Service]</c>.</summary>
internal static class ServiceParser
{
    /// <summary>The declaration, or <see langword="null"/> if it can be no service, which an analyzer reports.</summary>
    public static ServiceDeclaration? Parse(INamedTypeSymbol type, AttributeData attribute, string path)
    {
        if (
            NameOf(attribute) is not { } name
            || !ServiceNames.IsValid(name)
            || type.TypeKind != TypeKind.Class
            || type.IsGenericType
            || type.IsFileLocal
            || type.ContainingType is not null
        )
        {
            return null;
        }
        return new()
        {
            Name = name,
            Path = path,
            Namespace = TypeNames.NamespaceOf(type),
            MetadataName = MetadataNameOf(type),
            FullName = TypeNames.NotNullOf(type),
            Cref = type.GetDocumentationCommentId() ?? "",
            IsPublic = TypeNames.IsPublic(type),
        };
    }

    /// <summary>The name that the attribute gives.</summary>
    public static string? NameOf(AttributeData attribute) => attribute.Single()?.Value as string;

    /// <summary>The name by which <see cref="IAssemblySymbol.GetTypeByMetadataName"/> finds a top-level class.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{type.MetadataName}"
            : type.MetadataName;
}
