using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Emit;
using Tutti.Generators.Services;

namespace Tutti.Generators.Endpoints;

/// <summary>
/// Finds out whether anybody could tell whether two calls had the same instance of a class or two. It errs on the safe side: a class that
/// it does not understand has state.
/// </summary>
internal static class Statelessness
{
    /// <param name="type">The class.</param>
    /// <param name="constructor">The constructor that the framework calls.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Whether the class has nothing but references to what it was given.</returns>
    public static bool Of(INamedTypeSymbol type, IMethodSymbol constructor, CancellationToken cancellation)
    {
        if (type is not { BaseType.SpecialType: SpecialType.System_Object, IsRecord: false } || HasLifetime(type))
        {
            return false;
        }
        // A struct that was passed in can be changed by calling its methods.
        if (constructor.Parameters.Any(p => p.Type.IsValueType && ClientUses.ClientOf(p.Type) is null))
        {
            return false;
        }
        var parameters = new HashSet<string>(constructor.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        return type
            .DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation))
            .All(part => part is ClassDeclarationSyntax declaration && IsStateless(declaration, parameters));
    }

    /// <summary>
    /// All that <see cref="Of"/> sees inside of a method. Whoever keeps what it said must ask again when this changes, however little else does.
    /// </summary>
    public static string SignsIn(SyntaxNode inside, TypeDeclarationSyntax type)
    {
        // Another part may have the constructor.
        var isWhole = !type.Modifiers.Any(SyntaxKind.PartialKeyword);
        var parameters = new HashSet<string>(
            type.Members.OfType<ConstructorDeclarationSyntax>()
                .Select(c => c.ParameterList)
                .Append(type.ParameterList)
                .SelectMany(list => list?.Parameters ?? [])
                .Select(p => p.Identifier.ValueText),
            StringComparer.Ordinal
        );
        var signs = inside
            .DescendantNodesAndSelf()
            .Where(n =>
                n is ThisExpressionSyntax
                    ? Tells(n, parameters)
                    : n is IdentifierNameSyntax name
                        && (!isWhole || parameters.Contains(name.Identifier.ValueText))
                        && IsChanged(name)
            )
            .Select(n => n.ToString())
            .Distinct()
            .OrderBy(text => text, StringComparer.Ordinal);
        return string.Join(" ", signs);
    }

    private static bool HasLifetime(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(i =>
            TypeNames.Is(i, WellKnownNames.Disposable) || TypeNames.Is(i, WellKnownNames.AsyncDisposable)
        ) || type.GetMembers().Any(m => m is IMethodSymbol { MethodKind: MethodKind.Destructor });

    private static bool IsStateless(ClassDeclarationSyntax declaration, HashSet<string> parameters) =>
        declaration.Members.All(m => m is TypeDeclarationSyntax || IsStateless(m, parameters))
        && !declaration
            .DescendantNodes(n => n is not TypeDeclarationSyntax || n == declaration)
            .Any(n => Tells(n, parameters));

    private static bool IsStateless(MemberDeclarationSyntax member, HashSet<string> parameters) =>
        member switch
        {
            _ when member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword) =>
                true,
            FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
                && field.Declaration.Variables.All(v =>
                    v.Initializer is null || IsParameter(v.Initializer.Value, parameters)
                ),
            PropertyDeclarationSyntax property => IsStateless(property, parameters),
            EventFieldDeclarationSyntax => false,
            ConstructorDeclarationSyntax constructor => OnlyKeeps(constructor),
            _ => true,
        };

    /// <summary>A property that is computed, or one that keeps what the constructor was given.</summary>
    private static bool IsStateless(PropertyDeclarationSyntax property, HashSet<string> parameters)
    {
        var accessors = property.AccessorList?.Accessors ?? [];
        var isAutomatic = accessors.Any(a => a.Body is null && a.ExpressionBody is null);
        return isAutomatic
            ? accessors.Count == 1
                && (property.Initializer is null || IsParameter(property.Initializer.Value, parameters))
            : property.Initializer is null && !property.DescendantNodes().Any(n => n is FieldExpressionSyntax);
    }

    /// <summary>Whether a constructor does nothing but keep its parameters: <c>_clock = clock;</c>.</summary>
    private static bool OnlyKeeps(ConstructorDeclarationSyntax constructor)
    {
        var names = new HashSet<string>(
            constructor.ParameterList.Parameters.Select(p => p.Identifier.ValueText),
            StringComparer.Ordinal
        );
        IEnumerable<ExpressionSyntax?> steps = constructor.Body is { } body
            ? body.Statements.Select(s => (s as ExpressionStatementSyntax)?.Expression)
            : [constructor.ExpressionBody?.Expression];
        return constructor.Initializer is null
            && steps.All(s =>
                s is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                && IsParameter(assignment.Right, names)
            );
    }

    private static bool IsParameter(ExpressionSyntax expression, HashSet<string> parameters) =>
        expression is IdentifierNameSyntax name && parameters.Contains(name.Identifier.ValueText);

    /// <summary>Whether a piece of code makes the instance, or what it was given, distinguishable from another.</summary>
    private static bool Tells(SyntaxNode node, HashSet<string> parameters) =>
        node switch
        {
            ThisExpressionSyntax => node.Parent is not MemberAccessExpressionSyntax,
            IdentifierNameSyntax name => parameters.Contains(name.Identifier.ValueText) && IsChanged(name),
            _ => false,
        };

    /// <summary>Whether a parameter that is captured by the class gets another value.</summary>
    private static bool IsChanged(IdentifierNameSyntax name) =>
        name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression)
                || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression)
                || postfix.IsKind(SyntaxKind.PostDecrementExpression),
            // In a tuple on the left of an assignment, or passed by reference.
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
            RefExpressionSyntax => true,
            _ => false,
        };
}
