using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>
/// Writes the binary forms of objects, <c>BinaryCodecs</c>, a codec for each type that services exchange, and <c>Contracts</c>, the hash of
/// what each codec writes.
/// </summary>
internal static class BinaryEmitter
{
    private const int TypesPerFile = 50;
    private const string Namespace = "global::Tutti.Generated.";

    /// <summary>The files, in a fixed order; the same for the same types, whatever their order.</summary>
    /// <param name="types">Every type: parsed ones, and the arguments of endpoints.</param>
    /// <param name="roots">The types that there are codecs for, beside arguments: results.</param>
    public static IReadOnlyList<GeneratedFile> Emit(IEnumerable<TypeSpec> types, IEnumerable<TypeUse> roots)
    {
        var specs = types.ToList();
        var uses = roots.Where(r => r.Kind != TypeKindOnWire.Unsupported).ToList();
        var all = JsonTypes.Of(specs, uses);
        var binary = new BinaryTypes(all);
        var arguments = specs
            .Where(s => s.IsGenerated)
            .Select(s => all.Find(s.RuntimeName)!)
            .Distinct()
            .OrderBy(t => t.Identifier, StringComparer.Ordinal)
            .ToList();
        var files = new List<GeneratedFile> { new("Binary.Codecs.g.cs", CodecsFile(binary, arguments, uses)) };
        var objects = new BinaryReach(binary).From(arguments, uses);
        for (var i = 0; i < objects.Count; i += TypesPerFile)
        {
            var part = objects.Skip(i).Take(TypesPerFile);
            files.Add(new($"Binary.{(i / TypesPerFile) + 1}.g.cs", TypesFile(binary, part)));
        }
        return files;
    }

    /// <summary>The codec of a type, in C#. It allows null if the use does.</summary>
    public static string Codec(TypeUse use) => $"{Namespace}BinaryCodecs.{JsonEmitter.CodecName(use)}";

    /// <summary>The codec of a type that the generator writes itself, in C#.</summary>
    public static string Codec(TypeSpec type) => $"{Namespace}BinaryCodecs.{type.Identifier}";

    /// <summary>The hash of what the codec of a type writes, in C#.</summary>
    public static string Contract(TypeUse use) => $"{Namespace}Contracts.{JsonEmitter.CodecName(use)}";

    /// <summary>The hash of what the codec of a type that the generator writes itself writes, in C#.</summary>
    public static string Contract(TypeSpec type) => $"{Namespace}Contracts.{type.Identifier}";

    private static string CodecsFile(BinaryTypes types, List<JsonType> arguments, List<TypeUse> roots)
    {
        var layout = new BinaryLayout(types);
        var own = arguments.Select(t =>
            (
                Name: t.Identifier,
                Type: t.RuntimeName,
                Form: $"{BinaryTypes.Objects}.{t.Identifier}",
                OrNull: false,
                Hash: layout.Hash(t)
            )
        );
        var used = roots.Select(r =>
            (
                Name: JsonEmitter.CodecName(r),
                Type: JsonTypes.ClrType(r),
                Form: types.Form(r),
                OrNull: r.IsNullable,
                Hash: layout.Hash(r)
            )
        );
        var codecs = own.Concat(used).Distinct().OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        var writer = BinaryFile();
        writer.Open("internal static class BinaryCodecs");
        // Each made when it is asked for first, as those for JSON.
        foreach (var codec in codecs)
        {
            writer.Line(
                $"public static W.BinaryCodec<{codec.Type}> {codec.Name} => field ??= W.Wire.Codec<{codec.Type}, {codec.Form}>({(codec.OrNull ? "nullable: true" : "")});"
            );
        }
        writer.Close();
        writer.Line();
        writer.Open("internal static class Contracts");
        foreach (var codec in codecs)
        {
            writer.Line($"public const ulong {codec.Name} = {codec.Hash};");
        }
        writer.Close();
        writer.Line();
        writer.Open($"internal static partial class {BinaryTypes.Objects}");
        writer.Open("internal readonly struct Json : W.IWireJson");
        writer.Line(
            "public static global::System.Text.Json.JsonSerializerOptions Options => JsonContext.Instance.Options;"
        );
        writer.Close();
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static string TypesFile(BinaryTypes types, IEnumerable<JsonType> part)
    {
        var writer = BinaryFile();
        writer.Open($"internal static partial class {BinaryTypes.Objects}");
        foreach (var type in part)
        {
            writer.Line($"// {type.RuntimeName.Replace("global::", "")}");
            new BinaryObjectEmitter(writer, types, type).Emit();
            writer.Line();
        }
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static SourceWriter BinaryFile()
    {
        var writer = SourceWriter.File();
        // Null is checked where it can come in; the rest is about types at run time, where annotations do not exist.
        writer.Line("#nullable disable warnings");
        writer.Line($"using {BinaryTypes.Alias} = global::Tutti.CompilerServices;");
        writer.Line();
        writer.Open("namespace Tutti.Generated");
        return writer;
    }
}
