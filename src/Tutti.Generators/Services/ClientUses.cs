using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Services;

/// <summary>A constructor parameter that asks for a client.</summary>
/// <param name="Client">The name of the interface.</param>
/// <param name="Path">The file, which says who asks.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ClientInjection(string Client, string Path);

/// <summary>A place where a method of a client is named.</summary>
/// <param name="Client">The name of the interface.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Path">The file, which says who calls.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ClientCall(string Client, string Method, string Path);

/// <summary>
/// Finds who uses which client. The interfaces are this generator's own output, so the compiler does not know them yet: they are error
/// types here, and go by their name. An analyzer compares the result with what the final symbols say.
/// </summary>
internal static class ClientUses
{
    public static ClientInjection? Injection(
        ParameterSyntax parameter,
        SemanticModel model,
        CancellationToken cancellation
    ) =>
        ClientOf(model.GetTypeInfo(parameter.Type!, cancellation).Type) is { } client
            ? new(client, model.SyntaxTree.FilePath)
            : null;

    public static ClientCall? Call(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        var receiver = node switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => ReceiverOf(binding),
            _ => null,
        };
        return receiver is not null && ClientOf(TypeOf(receiver, model, cancellation)) is { } client
            ? new(client, MethodNameOf(node)!, model.SyntaxTree.FilePath)
            : null;
    }

    /// <summary>
    /// The type of an expression. Mostly it is the name of a parameter or field, for which the code around it need not be bound, which takes long.
    /// </summary>
    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var found = expression is IdentifierNameSyntax name
            ? model.LookupSymbols(name.SpanStart, name: name.Identifier.ValueText)
            : [];
        return found switch
        {
            [
                IParameterSymbol
                {
                    ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor }
                } parameter,
            ] => parameter.Type,
            [IFieldSymbol field] => field.Type,
            [IPropertySymbol property] => property.Type,
            _ => model.GetTypeInfo(expression, cancellation).Type,
        };
    }

    /// <summary>Whether a constructor's parameter could ask for a client.</summary>
    public static bool IsInjectionCandidate(SyntaxNode node) =>
        node is ParameterSyntax { Type: { } type, Parent.Parent: TypeDeclarationSyntax or ConstructorDeclarationSyntax }
        && NameOf(type) is { } name
        && ServiceNames.IsClient(name);

    /// <summary>Whether a method is named that a client could have.</summary>
    public static bool IsCallCandidate(SyntaxNode node) =>
        MethodNameOf(node) is { } name && name.EndsWith("Async", StringComparison.Ordinal) && !IsInNameOf(node);

    /// <summary>The name of a client's interface, if a type could be one: unknown, and named like one.</summary>
    public static string? ClientOf(ITypeSymbol? type)
    {
        // With a question mark an unknown type is taken for a struct.
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }
        return type is IErrorTypeSymbol && ServiceNames.IsClient(type.Name) ? type.Name : null;
    }

    private static bool IsInNameOf(SyntaxNode node) =>
        node.Parent
            is ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax
                {
                    Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }
                }
            };

    /// <summary>The name of the method that a piece of code names.</summary>
    public static string? MethodNameOf(SyntaxNode node) =>
        node switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
            MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => name,
            _ => null,
        };

    /// <summary>Of <c>client?.HelloAsync</c> the <c>client</c>.</summary>
    private static ExpressionSyntax? ReceiverOf(MemberBindingExpressionSyntax binding) =>
        binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression;

    private static string? NameOf(TypeSyntax type) =>
        type switch
        {
            NullableTypeSyntax nullable => NameOf(nullable.ElementType),
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            IdentifierNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };
}
