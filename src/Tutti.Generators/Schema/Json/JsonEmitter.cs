using Microsoft.CodeAnalysis.CSharp;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Writes the app's <c>JsonSerializerContext</c>, and <c>Codecs</c>: one codec for each type that endpoints exchange.</summary>
internal static class JsonEmitter
{
    private const int TypesPerFile = 50;
    private const string Codecs = "global::Tutti.Generated.Codecs.";

    /// <summary>The files of context and codecs, in a fixed order; the same for the same types, whatever their order.</summary>
    /// <param name="types">Every type: parsed ones, and those that the generator writes itself, such as arguments.</param>
    /// <param name="roots">The types that there are codecs for, beside those that the generator writes itself: results, bodies.</param>
    public static IReadOnlyList<GeneratedFile> Emit(IEnumerable<TypeSpec> types, IEnumerable<TypeUse> roots)
    {
        var specs = types.ToList();
        var uses = roots.ToList();
        var context = JsonTypes.Of(specs, uses);
        var files = new List<GeneratedFile>
        {
            new("Json.g.cs", ContextFile(context)),
            new("Json.Codecs.g.cs", CodecsFile(specs, uses)),
        };
        for (var i = 0; i < context.All.Count; i += TypesPerFile)
        {
            var part = context.All.Skip(i).Take(TypesPerFile);
            files.Add(new($"Json.{(i / TypesPerFile) + 1}.g.cs", TypesFile(part, context)));
        }
        // Last: which names are needed shows when their writing is emitted.
        files.Add(new("Json.Names.g.cs", NamesFile(context)));
        return files;
    }

    /// <summary>The codec of a type, in C#. It allows null if the use does.</summary>
    public static string Codec(TypeUse use) => Codecs + CodecName(use);

    /// <summary>The codec of a type that the generator writes itself, in C#.</summary>
    public static string Codec(TypeSpec type) => Codecs + type.Identifier;

    /// <summary>The name of the codec of a type. Identifiers hold no two underscores in a row, so one that allows null is nobody else's.</summary>
    public static string CodecName(TypeUse use) =>
        use.IsNullable ? Identifiers.Of(use.RuntimeName) + "__OrNull"
        : SyntaxFacts.GetKeywordKind(use.RuntimeName) == SyntaxKind.None ? Identifiers.Of(use.RuntimeName)
        : "@" + use.RuntimeName;

    private static string ContextFile(JsonTypes types)
    {
        var writer = JsonFile();
        writer.Open("internal sealed partial class JsonContext : global::Tutti.CompilerServices.GeneratedJsonContext");
        writer.Line("public static readonly JsonContext Instance = new();");
        writer.Line();
        writer.Open(
            "protected override global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? Create(global::System.Type type, global::System.Text.Json.JsonSerializerOptions options)"
        );
        if (types.All.Count > 0)
        {
            EmitLookup(writer, types);
        }
        writer.Line("return null;");
        writer.Close();
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static void EmitLookup(SourceWriter writer, JsonTypes types)
    {
        // By name first: comparing with every type in turn would load them all at the first use of any.
        writer.Open("switch (type.Name)");
        foreach (
            var group in types.All.GroupBy(t => ClrNames.Of(t.RuntimeName)).OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            writer.Line($"case \"{group.Key}\":");
            writer.Indent();
            foreach (var type in group)
            {
                writer.Line($"if (type == typeof({type.RuntimeName})) return Create_{type.Identifier}(options);");
            }
            writer.Line("break;");
            writer.Outdent();
        }
        writer.Close();
    }

    private static string CodecsFile(List<TypeSpec> specs, List<TypeUse> roots)
    {
        var writer = JsonFile();
        writer.Open("internal static class Codecs");
        var own = specs.Where(s => s.IsGenerated).Select(s => (Name: s.Identifier, Type: s.RuntimeName, OrNull: false));
        var used = roots
            .Where(r => r.Kind != TypeKindOnWire.Unsupported)
            .Select(r => (Name: CodecName(r), Type: JsonTypes.ClrType(r), OrNull: r.IsNullable));
        // Each made when it is asked for first: an app that starts needs few of them.
        foreach (var (name, type, orNull) in own.Concat(used).Distinct().OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            writer.Line(
                $"public static global::Tutti.CompilerServices.JsonCodec<{type}> {name} => field ??= global::Tutti.CompilerServices.Json.Codec<{type}>(JsonContext.Instance.Options{(orNull ? ", nullable: true" : "")});"
            );
        }
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static string NamesFile(JsonTypes types)
    {
        var writer = JsonFile();
        writer.Open("internal static class JsonNames");
        foreach (var name in types.Names.All)
        {
            writer.Line(
                $"public static readonly global::System.Text.Json.JsonEncodedText {name.Value} = global::System.Text.Json.JsonEncodedText.Encode({SymbolDisplay.FormatLiteral(name.Key, quote: true)});"
            );
        }
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static string TypesFile(IEnumerable<JsonType> part, JsonTypes types)
    {
        var writer = JsonFile();
        writer.Open("internal sealed partial class JsonContext");
        foreach (var type in part)
        {
            writer.Line($"// {type.RuntimeName.Replace("global::", "")}");
            if (type.Spec is { Kind: TypeKindOnWire.Object })
            {
                new JsonObjectEmitter(writer, types, type).Emit();
            }
            else
            {
                JsonValueEmitter.Emit(writer, types, type);
            }
            writer.Line();
        }
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static SourceWriter JsonFile()
    {
        var writer = SourceWriter.File();
        // Metadata speaks of types at run time, where annotations of references do not exist.
        writer.Line("#nullable disable warnings");
        writer.Open("namespace Tutti.Generated");
        return writer;
    }
}
