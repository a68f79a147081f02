using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Lifetimes;

/// <summary>Tells from the syntax whether code changes a collection that it keeps; a table that is only read is no state.</summary>
internal static class Mutations
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Add",
        "AddFirst",
        "AddLast",
        "AddOrUpdate",
        "AddRange",
        "Clear",
        "Dequeue",
        "Enqueue",
        "GetOrAdd",
        "Insert",
        "Pop",
        "Push",
        "Remove",
        "RemoveAll",
        "RemoveAt",
        "RemoveWhere",
        "Take",
        "TryAdd",
        "TryDequeue",
        "TryPop",
        "TryRemove",
        "TryTake",
        "TryUpdate",
    };

    /// <summary>Whether an initializer makes a new object.</summary>
    public static bool Makes(ExpressionSyntax? initializer) =>
        initializer is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax;

    /// <summary>Whether a class changes what a member of it holds.</summary>
    public static bool Change(TypeDeclarationSyntax type, string member) =>
        type.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == member && IsChanged(Whole(name)));

    private static bool IsChanged(ExpressionSyntax collection) =>
        collection.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == collection
                && access.Parent is InvocationExpressionSyntax
                && Methods.Contains(access.Name.Identifier.ValueText),
            ElementAccessExpressionSyntax element => element.Expression == collection && IsWritten(element),
            _ => false,
        };

    private static bool IsWritten(ElementAccessExpressionSyntax element) =>
        element.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == element,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression)
                || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax => true,
            _ => false,
        };

    /// <summary>The name with <c>this.</c> or the name of the class before it.</summary>
    private static ExpressionSyntax Whole(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
}
