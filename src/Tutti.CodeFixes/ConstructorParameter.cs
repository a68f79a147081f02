using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes;

/// <summary>Gives a class what it needs by its constructor: by the primary one, or by an ordinary one and a field.</summary>
internal sealed class ConstructorParameter(string expression, IReadOnlyList<TextChange> changes)
{
    /// <summary>How members of the class write what is injected.</summary>
    public string Expression => expression;

    /// <summary>The edit; empty if the class has it already.</summary>
    public IReadOnlyList<TextChange> Changes => changes;

    /// <returns>The parameter, or <see langword="null"/> if the class has several constructors, or one that is hard to change.</returns>
    public static ConstructorParameter? For(TypeDeclarationSyntax type, string typeName, string name)
    {
        var constructors = type
            .Members.OfType<ConstructorDeclarationSyntax>()
            .Where(c => !c.Modifiers.Any(SyntaxKind.StaticKeyword));
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword) && type.ParameterList is null)
        {
            return null;
        }
        return (type.ParameterList, constructors.ToList()) switch
        {
            ({ } list, []) => OfPrimary(list, typeName, name),
            (null, []) => new(
                name,
                [Edits.Insert(type.TypeParameterList?.Span.End ?? type.Identifier.Span.End, $"({typeName} {name})")]
            ),
            (null, [{ Body: { } body } constructor]) => OfOrdinary(constructor, body, typeName, name),
            _ => null,
        };
    }

    private static ConstructorParameter OfPrimary(ParameterListSyntax list, string typeName, string name)
    {
        if (list.Parameters.FirstOrDefault(p => IsOf(p.Type, typeName)) is { } present)
        {
            return new(present.Identifier.ValueText, []);
        }
        var free = FreeName(name, list.Parameters.Select(p => p.Identifier.ValueText));
        return new(free, [Add(list, typeName, free)]);
    }

    private static ConstructorParameter? OfOrdinary(
        ConstructorDeclarationSyntax constructor,
        BlockSyntax body,
        string typeName,
        string name
    )
    {
        var type = (TypeDeclarationSyntax)constructor.Parent!;
        var fields = type.Members.OfType<FieldDeclarationSyntax>().ToList();
        if (fields.FirstOrDefault(f => IsOf(f.Declaration.Type, typeName)) is { } present)
        {
            return new(present.Declaration.Variables[0].Identifier.ValueText, []);
        }
        var free = FreeName(name, constructor.ParameterList.Parameters.Select(p => p.Identifier.ValueText));
        var newLine = Edits.NewLine(type.SyntaxTree.GetRoot());
        var indentation = Edits.Indentation(constructor);
        var statement =
            body.Statements.Count > 0
                ? Edits.Insert(
                    body.Statements.Last().Span.End,
                    $"{newLine}{Edits.Indentation(body.Statements.Last())}_{free} = {free};"
                )
                : Edits.Insert(body.OpenBraceToken.Span.End, $" _{free} = {free};");
        var field = $"private readonly {typeName} _{free};{newLine}";
        return new(
            "_" + free,
            [
                fields.Count > 0
                    ? Edits.Insert(fields[0].SpanStart, field + Edits.Indentation(fields[0]))
                    : Edits.Insert(type.Members[0].SpanStart, $"{field}{newLine}{Edits.Indentation(type.Members[0])}"),
                Add(constructor.ParameterList, typeName, free),
                statement,
            ]
        );
    }

    private static TextChange Add(ParameterListSyntax list, string typeName, string name)
    {
        var follower = list.Parameters.FirstOrDefault(p => p.Default is not null);
        return follower is not null
            ? Edits.Insert(follower.SpanStart, $"{typeName} {name}, ")
            : Edits.Insert(
                list.CloseParenToken.SpanStart,
                (list.Parameters.Count > 0 ? ", " : "") + $"{typeName} {name}"
            );
    }

    private static bool IsOf(TypeSyntax? type, string typeName) =>
        type?.ToString().Split('.').Last() == typeName.Split('.').Last();

    private static string FreeName(string name, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken, StringComparer.Ordinal);
        return names.Contains(name) ? name + "Client" : name;
    }
}
