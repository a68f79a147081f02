using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tutti.Generators.Schema;

/// <summary>
/// Hashes of what binary forms look like and mean: equal if, and only if, one side can read what the other has written. Names of types are
/// not in it, for they are not in the bytes; those in JSON are, for by these members are the same ones or others.
/// </summary>
internal sealed class BinaryLayout(BinaryTypes types)
{
    // Another form of whatever type is another number here.
    private const string Version = "tutti 1 ";

    private readonly Dictionary<string, string> _objects = new(StringComparer.Ordinal);

    /// <summary>The hash of the form of a type that the generator writes itself, in C#.</summary>
    public string Hash(JsonType type) => $"0x{HashOf(type)}UL";

    /// <summary>The hash of the form of a type, in C#.</summary>
    public string Hash(TypeUse use)
    {
        var text = new StringBuilder(Version);
        Append(text, use, type => HashOf(type));
        return $"0x{Hash(text.ToString())}UL";
    }

    private string HashOf(JsonType type)
    {
        if (!_objects.TryGetValue(type.RuntimeName, out var hash))
        {
            var text = new StringBuilder(Version);
            AppendObject(text, type, []);
            _objects[type.RuntimeName] = hash = Hash(text.ToString());
        }
        return hash;
    }

    /// <summary>An object with all that it reaches; what was met before is told by its number.</summary>
    private void AppendObject(StringBuilder text, JsonType type, Dictionary<string, int> met)
    {
        if (met.TryGetValue(type.RuntimeName, out var number))
        {
            text.Append('#').Append(number.ToString(CultureInfo.InvariantCulture));
            return;
        }
        met.Add(type.RuntimeName, met.Count);
        text.Append(type.Spec!.IsValueType ? "value{" : "object{");
        foreach (var member in BinaryMembers.Carried(type.Spec))
        {
            text.Append(CSharpNames.Literal(member.JsonName)).Append(':');
            text.Append(member.GivesNull ? "g" : "").Append(member.TakesNull ? "t" : "");
            text.Append(BinaryMembers.MayBeLeftOut(member) ? "o " : " ");
            Append(
                text,
                member.Type,
                inner =>
                {
                    AppendObject(text, inner, met);
                    return "";
                }
            );
            text.Append(';');
        }
        text.Append('}');
    }

    private void Append(StringBuilder text, TypeUse use, Func<JsonType, string> ofObject)
    {
        if (types.IsJson(use))
        {
            text.Append("json ").Append(JsonTypes.ClrType(use));
            return;
        }
        text.Append(use is { IsValueType: true, IsNullable: true } ? "?" : "");
        switch (use.Kind)
        {
            case TypeKindOnWire.Object:
                text.Append(ofObject(types.ObjectOf(use)!));
                break;
            case TypeKindOnWire.Enum:
                AppendEnum(text, types.EnumOf(use)!);
                break;
            case TypeKindOnWire.List or TypeKindOnWire.Map:
                text.Append(use.Collection).Append('<');
                if (use.Key is not null)
                {
                    Append(text, use.Key, ofObject);
                    text.Append(',');
                }
                Append(text, use.Item!, ofObject);
                text.Append('>');
                break;
            default:
                text.Append(use.ModelKind);
                text.Append(use.ModelKind == "parsable" ? " " + use.RuntimeName : "");
                break;
        }
    }

    private static void AppendEnum(StringBuilder text, TypeSpec type)
    {
        text.Append("enum ").Append(type.UnderlyingType).Append('{');
        foreach (
            var value in type
                .Values.OrderBy(v => v.Number, StringComparer.Ordinal)
                .ThenBy(v => v.Name, StringComparer.Ordinal)
        )
        {
            text.Append(CSharpNames.Literal(value.Name)).Append('=').Append(value.Number).Append(',');
        }
        text.Append('}');
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        var bytes = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(bytes.Take(8).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
