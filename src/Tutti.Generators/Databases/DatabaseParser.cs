using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Services;

namespace Tutti.Generators.Databases;

/// <summary>Reads what is declared with <c>[SqlDatabase]</c>.</summary>
internal static class DatabaseParser
{
    /// <summary>The declaration, or <see langword="null"/> if it can be no database, which an analyzer reports.</summary>
    public static DatabaseDeclaration? Parse(INamedTypeSymbol type, AttributeData attribute, string path) =>
        NameOf(attribute) is { } name && DatabaseNames.IsValid(name) && CanBeDatabase(type)
            ? new()
            {
                Name = name,
                Path = path,
                MetadataName = ServiceParser.MetadataNameOf(type),
                FullName = TypeNames.NotNullOf(type),
                Migrations = MigrationsOf(attribute),
                IsPrivate = !IsShared(attribute),
                IsContext = EntityContexts.Is(type),
            }
            : null;

    /// <summary>Whether the framework can make instances of the class.</summary>
    public static bool CanBeDatabase(INamedTypeSymbol type) =>
        type
            is {
                TypeKind: TypeKind.Class,
                IsGenericType: false,
                IsFileLocal: false,
                IsAbstract: false,
                IsStatic: false
            }
        && type.ContainingType is null
        && (
            EntityContexts.Is(type)
                ? EntityContexts.ProblemOf(type) is null
                : type.IsOrDerivesFrom(WellKnownNames.SqlDatabase) && ConstructorOf(type) is not null
        );

    /// <summary>The constructor that generated code calls.</summary>
    public static IMethodSymbol? ConstructorOf(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(c =>
            c.Parameters.IsEmpty && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
        );

    /// <summary>The name that the attribute gives.</summary>
    public static string? NameOf(AttributeData attribute) => attribute.Single()?.Value as string;

    /// <summary>The folder of the migrations that the attribute gives.</summary>
    public static string? MigrationsOf(AttributeData attribute) =>
        AttributeArguments.Named(attribute, "Migrations")?.Value as string;

    /// <summary>Whether the attribute lets other services use it.</summary>
    public static bool IsShared(AttributeData attribute) =>
        AttributeArguments.Named(attribute, "Shared")?.Value is not false;
}
