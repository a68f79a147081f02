namespace Tutti.Generators.Schema;

/// <summary>What <c>Type.Name</c> says of a type that is written in C#.</summary>
internal static class ClrNames
{
    private static readonly Dictionary<string, string> s_keywords = new()
    {
        ["bool"] = "Boolean",
        ["sbyte"] = "SByte",
        ["short"] = "Int16",
        ["int"] = "Int32",
        ["long"] = "Int64",
        ["byte"] = "Byte",
        ["ushort"] = "UInt16",
        ["uint"] = "UInt32",
        ["ulong"] = "UInt64",
        ["float"] = "Single",
        ["double"] = "Double",
        ["decimal"] = "Decimal",
        ["char"] = "Char",
        ["string"] = "String",
        ["object"] = "Object",
    };

    public static string Of(string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            // C# writes the ranks of int[,][] from the outside in, Type.Name from the inside out; here all are of rank one.
            return Of(type.Substring(0, type.Length - 2)) + "[]";
        }
        if (type.EndsWith("?", StringComparison.Ordinal))
        {
            return "Nullable`1";
        }
        var start = 0;
        var arity = 0;
        var depth = 0;
        var nameEnd = type.Length;
        for (var i = 0; i < type.Length; i++)
        {
            switch (type[i])
            {
                case '.' or ':' when depth == 0:
                    (start, arity, nameEnd) = (i + 1, 0, type.Length);
                    break;
                case '<':
                    if (depth++ == 0)
                    {
                        (arity, nameEnd) = (1, i);
                    }
                    break;
                case '>':
                    depth--;
                    break;
                case ',' when depth == 1:
                    arity++;
                    break;
            }
        }
        var name = type.Substring(start, nameEnd - start).TrimStart('@');
        name = s_keywords.TryGetValue(name, out var keyword) && start == 0 ? keyword : name;
        return arity == 0 ? name : $"{name}`{arity}";
    }
}
