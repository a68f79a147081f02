using System.Globalization;
using Tutti.Generators.Emit;
using Tutti.Model;

namespace Tutti.Generators.Queries;

/// <summary>Writes what makes values of the project's types from rows, and makes it known when the assembly is loaded.</summary>
/// <remarks>The classes are local to the file, for a test project that sees the internals of an app has mappers of its own.</remarks>
internal static class RowMapperEmitter
{
    public const string HintName = "RowMappers.g.cs";

    private const string Services = "global::Tutti.CompilerServices";

    public static SourceWriter Emit(EquatableArray<RowMapperSpec> mappers)
    {
        var writer = SourceWriter.File();
        // A row is read as the type is at run time, where what is written in angle brackets is not annotated.
        writer.Line("#nullable disable warnings");
        writer.Line();
        writer.Open("namespace Tutti.Generated");
        writer.Line(GeneratedCode.Attributes);
        writer.Open("file static class RowMappers");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Register()");
        for (var i = 0; i < mappers.Count; i++)
        {
            writer.Line($"{Services}.RowMappers.Add(new {NameOf(i)}());");
        }
        writer.Close();
        writer.Close();
        for (var i = 0; i < mappers.Count; i++)
        {
            writer.Line();
            Emit(writer, mappers[i], NameOf(i));
        }
        writer.Close();
        return writer;
    }

    private static string NameOf(int index) => $"RowMapper{index.ToString(CultureInfo.InvariantCulture)}";

    private static void Emit(SourceWriter writer, RowMapperSpec mapper, string name)
    {
        writer.Line(GeneratedCode.Attributes);
        writer.Open($"file sealed class {name} : {Services}.RowMapper<{mapper.Type}>");
        writer.Line(
            $"public override global::System.Collections.Generic.IReadOnlyList<{Services}.RowMember> Members {{ get; }} ="
        );
        writer.Line("[");
        writer.Indent();
        foreach (var member in mapper.Members)
        {
            writer.Line($"new({Literals.Of(member.Name)}, {Literals.Of(member.IsRequired)}),");
        }
        writer.Outdent();
        writer.Line("];");
        if (mapper.IsTuple)
        {
            writer.Line();
            writer.Line("public override bool ByPosition => true;");
        }
        writer.Line();
        writer.Open($"public override {mapper.Type} Read(in {Services}.RowReader row)");
        EmitCreation(writer, mapper);
        EmitLater(writer, mapper);
        writer.Line("return value;");
        writer.Close();
        EmitAccessors(writer, mapper);
        writer.Close();
    }

    private static void EmitCreation(SourceWriter writer, RowMapperSpec mapper)
    {
        var arguments = Indexed(mapper, RowTarget.Parameter)
            .Select(m => m.Member.Default is { } missing ? $"row.Has({m.Index}) ? {Value(m)} : {missing}" : Value(m));
        var list = string.Join(", ", arguments);
        // A tuple of one element, or of none, has no literal.
        var creation =
            mapper.IsTuple && mapper.Members.Count > 1
                ? $"{mapper.Created} value = ({list})"
                : $"var value = new {mapper.Created}({list})";
        var initialized = Indexed(mapper, RowTarget.Initializer).ToList();
        if (initialized.Count == 0)
        {
            writer.Line($"{creation};");
            return;
        }
        writer.Open(creation);
        foreach (var m in initialized)
        {
            var value = m.Member.IsRequired ? Value(m) : $"row.Has({m.Index}) ? {Value(m)} : default!";
            writer.Line($"{TypeNames.Identifier(m.Member.Name)} = {value},");
        }
        writer.Close(";");
    }

    private static void EmitLater(SourceWriter writer, RowMapperSpec mapper)
    {
        foreach (var m in Indexed(mapper, RowTarget.Setter).Concat(Indexed(mapper, RowTarget.InitOnly)))
        {
            writer.Open($"if (row.Has({m.Index}))");
            writer.Line(
                m.Member.Target == RowTarget.Setter
                    ? $"value.{TypeNames.Identifier(m.Member.Name)} = {Value(m)};"
                    : $"{AccessorOf(m.Member)}({(mapper.IsStruct ? "ref " : "")}value, {Value(m)});"
            );
            writer.Close();
        }
    }

    private static void EmitAccessors(SourceWriter writer, RowMapperSpec mapper)
    {
        foreach (var (_, member) in Indexed(mapper, RowTarget.InitOnly))
        {
            var mark = member.Null == RowNull.Never ? "" : "?";
            var by = mapper.IsStruct ? "ref " : "";
            writer.Line();
            writer.Line(
                $"""
                [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = {Literals.Of(
                    $"set_{member.Name}"
                )})]
                private static extern void {AccessorOf(member)}({by}{member.Declaring} row, {member.Type}{mark} value);
                """
            );
        }
    }

    private static string AccessorOf(RowMemberSpec member) => $"Set{member.Name}";

    private static IEnumerable<(int Index, RowMemberSpec Member)> Indexed(RowMapperSpec mapper, RowTarget target) =>
        mapper.Members.Select((member, index) => (index, member)).Where(m => m.member.Target == target);

    private static string Value((int Index, RowMemberSpec Member) m) =>
        m.Member.Null switch
        {
            RowNull.Reference => $"row.GetOrNull<{m.Member.Type}>({m.Index})",
            RowNull.Value => $"row.GetNullable<{m.Member.Type}>({m.Index})",
            _ => $"row.Get<{m.Member.Type}>({m.Index})",
        };
}
