using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Writes the metadata of an object: how it is made, its members, and the method that writes it.</summary>
internal sealed class JsonObjectEmitter(SourceWriter writer, JsonTypes types, JsonType type)
{
    private const string Json = "global::Tutti.CompilerServices.Json.";
    private const string Traits = "global::Tutti.CompilerServices.JsonMemberTraits.";
    private const string Unsafe = "global::System.Runtime.CompilerServices.Unsafe";

    private readonly TypeSpec _spec = type.Spec!;

    public void Emit()
    {
        var isWritable = types.IsWritable(type);
        writer.Line(JsonValueEmitter.Head(type));
        writer.Indent();
        writer.Line(
            $"{JsonValueEmitter.Metadata}JsonMetadataServices.CreateObjectInfo<{_spec.RuntimeName}>(options, new()"
        );
        writer.Open("");
        EmitCreator();
        EmitMembers();
        if (isWritable)
        {
            writer.Line($"SerializeHandler = Write_{type.Identifier},");
        }
        writer.Close(");");
        writer.Outdent();
        if (isWritable)
        {
            EmitWrite();
        }
        EmitAccessors();
    }

    private void EmitCreator()
    {
        if (_spec.Constructor.Count == 0)
        {
            writer.Line($"ObjectCreator = static () => {ObjectCreation.New(type, "")},");
            return;
        }
        var parameters = _spec.Constructor.Select(name => _spec.Members.First(m => m.Name == name)).ToList();
        var arguments = parameters.Select((p, i) => $"({JsonTypes.ClrType(p.Type)})values[{i}]");
        writer.Line(
            $"ObjectWithParameterizedConstructorCreator = static values => {ObjectCreation.New(type, string.Join(", ", arguments))},"
        );
        writer.Line("ConstructorParameterMetadataInitializer = static () =>");
        writer.Line("[");
        writer.Indent();
        for (var i = 0; i < parameters.Count; i++)
        {
            writer.Line($"{Json}Parameter({Parameter(parameters[i], i)}),");
        }
        writer.Outdent();
        writer.Line("],");
    }

    private static string Parameter(MemberSpec member, int position)
    {
        var text = $"typeof({JsonTypes.ClrType(member.Type)}), \"{member.ConstructorParameter}\", {position}";
        text += member.TakesNull ? ", nullable: true" : "";
        // Null stands in for what may be null, unless it has to be given all the same.
        return (member.Default, member.IsRequired) switch
        {
            (null or "null" or "default", false) => text + ", optional: true",
            ({ } value, false) => $"{text}, optional: true, missing: {Boxed(member, value)}",
            _ => text,
        };
    }

    // The default of a long parameter is written as an int constant: it must be boxed as what the parameter takes.
    private static string Boxed(MemberSpec member, string value) =>
        member.Type.IsValueType ? $"({member.Type.RuntimeName})({value})" : value;

    private void EmitMembers()
    {
        writer.Line("PropertyMetadataInitializer = _ =>");
        writer.Line("[");
        writer.Indent();
        foreach (var member in _spec.Members)
        {
            writer.Line(Member(member));
        }
        writer.Outdent();
        writer.Line("],");
    }

    private string Member(MemberSpec member)
    {
        var declaring = member.DeclaredBy ?? _spec.RuntimeName;
        var never = member.IgnoreCondition == "Always";
        var text =
            $"{Json}Member<{JsonTypes.ClrType(member.Type)}>(options, typeof({declaring}), \"{member.Name}\", {CSharpNames.Literal(member.JsonName)}, {Getter(member, never)}, {Setter(member, never)}";
        var traits = TraitsOf(member, never).ToList();
        text += traits.Count == 0 ? "" : ", " + string.Join(" | ", traits.Select(t => Traits + t));
        text += member.Converter is null || never ? "" : $", converter: {Converter(member)}";
        text += member.IgnoreCondition is null
            ? ""
            : $", ignore: global::System.Text.Json.Serialization.JsonIgnoreCondition.{member.IgnoreCondition}";
        text += member.Order == 0 ? "" : $", order: {member.Order}";
        return text + "),";
    }

    private string Getter(MemberSpec member, bool never) =>
        member.HasGetter && !never
            ? $"static o => (({_spec.RuntimeName})o).{CSharpNames.Identifier(member.Name)}"
            : "null";

    private string Setter(MemberSpec member, bool never)
    {
        if (never || member.ConstructorParameter is not null || member.Setter == MemberSetter.None)
        {
            return "null";
        }
        if (member.Setter == MemberSetter.Init)
        {
            var target = _spec.IsValueType ? $"ref {Unsafe}.Unbox<{_spec.RuntimeName}>(o)" : $"({_spec.RuntimeName})o";
            return $"static (o, v) => {ObjectCreation.Setter(type, member)}({target}, v)";
        }
        return _spec.IsValueType
            ? $"static (o, v) => {Unsafe}.Unbox<{_spec.RuntimeName}>(o).{CSharpNames.Identifier(member.Name)} = v"
            : $"static (o, v) => (({_spec.RuntimeName})o).{CSharpNames.Identifier(member.Name)} = v";
    }

    private static IEnumerable<string> TraitsOf(MemberSpec member, bool never)
    {
        if (never)
        {
            yield break;
        }
        // What a constructor parameter demands, the parameter says itself.
        if (
            member.IsRequired && (member.ConstructorParameter is null || member.TakesNull || member.Default is not null)
        )
        {
            yield return "Required";
        }
        if (!member.Type.IsValueType && !member.GivesNull)
        {
            yield return "GivesNoNull";
        }
        if (!member.Type.IsValueType && !member.TakesNull)
        {
            yield return "TakesNoNull";
        }
    }

    private static string Converter(MemberSpec member)
    {
        var method = member.Type is { IsValueType: true, IsNullable: true } ? "NullableConverter" : "Converter";
        return $"{Json}{method}<{member.Type.RuntimeName}>(options, new {member.Converter}())";
    }

    private void EmitWrite()
    {
        writer.Line();
        writer.Open(
            $"private void Write_{type.Identifier}(global::System.Text.Json.Utf8JsonWriter writer, {_spec.RuntimeName} value)"
        );
        if (!_spec.IsValueType)
        {
            writer.Line("if (value is null) { writer.WriteNullValue(); return; }");
        }
        writer.Line("writer.WriteStartObject();");
        var number = 0;
        foreach (
            var member in _spec.Members.Where(m => m.HasGetter && m.IgnoreCondition is not ("Always" or "WhenWriting"))
        )
        {
            EmitWriteMember(member, $"member{++number}");
        }
        writer.Line("writer.WriteEndObject();");
        writer.Close();
    }

    private void EmitWriteMember(MemberSpec member, string local)
    {
        var value = $"value.{CSharpNames.Identifier(member.Name)}";
        var name = types.Names.Use(member.JsonName);
        var canBeNull = !member.Type.IsValueType || member.Type.IsNullable;
        var skipsDefault =
            member.IgnoreCondition == "WhenWritingDefault" && member.Type is { IsValueType: true, IsNullable: false };
        var skipsNull = canBeNull && member.IgnoreCondition is "WhenWritingNull" or "WhenWritingDefault";
        if (skipsDefault)
        {
            var comparer = $"global::System.Collections.Generic.EqualityComparer<{member.Type.RuntimeName}>.Default";
            writer.Line(
                $"if (!{comparer}.Equals({value}, default)) {{ {JsonWrites.Member(types, member.Type, name, value)} }}"
            );
            return;
        }
        if (!canBeNull)
        {
            writer.Line(JsonWrites.Member(types, member.Type, name, value));
            return;
        }
        var otherwise =
            skipsNull ? ""
            : !member.Type.IsValueType && !member.GivesNull
                ? $" else throw {Json}NullMember(typeof({_spec.RuntimeName}), {CSharpNames.Literal(member.JsonName)});"
            : $" else writer.WriteNull({name});";
        writer.Line(
            $"if ({value} is {{ }} {local}) {{ {JsonWrites.Member(types, member.Type, name, local)} }}{otherwise}"
        );
    }

    private void EmitAccessors()
    {
        const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
        if (ObjectCreation.NeedsAccessor(_spec))
        {
            var parameters = _spec.Constructor.Select(
                (n, i) => $"{JsonTypes.ClrType(_spec.Members.First(m => m.Name == n).Type)} value{i}"
            );
            writer.Line();
            writer.Line($"[{Accessor}({Accessor}Kind.Constructor)]");
            writer.Line(
                $"internal static extern {_spec.RuntimeName} {ObjectCreation.Maker(type)}({string.Join(", ", parameters)});"
            );
        }
        foreach (var member in _spec.Members.Where(ObjectCreation.NeedsSetter))
        {
            var target = (_spec.IsValueType ? "ref " : "") + (member.DeclaredBy ?? _spec.RuntimeName);
            writer.Line();
            writer.Line($"[{Accessor}({Accessor}Kind.Method, Name = \"set_{member.Name}\")]");
            writer.Line(
                $"internal static extern void {ObjectCreation.Setter(type, member)}({target} target, {JsonTypes.ClrType(member.Type)} value);"
            );
        }
    }
}
