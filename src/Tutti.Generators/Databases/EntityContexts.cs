using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Databases;

/// <summary>Databases whose class is a <c>DbContext</c> of Entity Framework Core. What they need at run time comes from a package of its own.</summary>
internal static class EntityContexts
{
    private const string Package = "Tutti.EntityFrameworkCore";
    private const string Factory = "Microsoft.EntityFrameworkCore.IDbContextFactory";
    private const string Options = "Microsoft.EntityFrameworkCore.DbContextOptions";

    /// <summary>Whether a class is one.</summary>
    public static bool Is(ITypeSymbol type) => type.IsOrDerivesFrom(WellKnownNames.DbContext);

    /// <summary>What who asks for a type gets: of <c>IDbContextFactory&lt;TodosContext&gt;</c> contexts.</summary>
    public static ITypeSymbol AskedBy(ITypeSymbol type) =>
        TypeNames.Is(type, Factory, arity: 1) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>The factory of a class, as people write it.</summary>
    public static string FactoryOf(ITypeSymbol context) => $"IDbContextFactory<{context.Name}>";

    /// <summary>What keeps EF from making instances of the class, with the remedy; <see langword="null"/> if nothing does.</summary>
    public static (string What, string Remedy)? ProblemOf(INamedTypeSymbol type)
    {
        if (type.ContainingModule.ReferencedAssemblies.All(assembly => assembly.Name != Package))
        {
            return (
                $"is a DbContext, and the project does not have the package {Package}",
                $"""add <PackageReference Include="{Package}" /> to the project"""
            );
        }
        var form = $"write 'class {type.Name}(DbContextOptions<{type.Name}> options) : DbContext(options)'";
        var constructors = type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public);
        return constructors.ToList() switch
        {
            [] => ("has no public constructor", form),
            [var only] => only.Parameters.Any(parameter => IsOptionsOf(type, parameter.Type))
                ? null
                : ($"has a constructor without DbContextOptions<{type.Name}>, which hold the connection", form),
            _ => (
                "has several public constructors",
                $"keep the one that takes DbContextOptions<{type.Name}> public, and make the others protected or private"
            ),
        };
    }

    private static bool IsOptionsOf(INamedTypeSymbol context, ITypeSymbol type) =>
        TypeNames.Is(type, Options, arity: 1)
        && SymbolEqualityComparer.Default.Equals(((INamedTypeSymbol)type).TypeArguments[0], context);
}
