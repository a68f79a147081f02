using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>Where <c>[Query]</c>, <c>[Header]</c>, <c>[Cookie]</c> and <c>[StatusCode]</c> put a member.</summary>
internal static class MemberSources
{
    private const string Space = "Tutti";

    public static (MemberSource Source, string? Name) Of(string memberName, params ISymbol?[] symbols)
    {
        foreach (var attribute in symbols.SelectMany(s => s?.GetAttributes() ?? []))
        {
            if (attribute.AttributeClass is not { } type || !type.IsIn(Space))
            {
                continue;
            }
            var given = attribute.ConstructorArguments is [{ Value: string name }] ? name : null;
            switch (type.Name)
            {
                case "QueryAttribute":
                    return (MemberSource.Query, given ?? WireNames.Camel(memberName));
                case "HeaderAttribute":
                    return (MemberSource.Header, given ?? WireNames.Header(memberName));
                case "CookieAttribute":
                    return (MemberSource.Cookie, given ?? WireNames.Camel(memberName));
                case "StatusCodeAttribute":
                    return (MemberSource.StatusCode, null);
            }
        }
        return (MemberSource.Default, null);
    }
}
