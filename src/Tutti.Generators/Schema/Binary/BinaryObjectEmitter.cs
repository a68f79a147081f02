using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Writes the binary form of an object.</summary>
internal sealed class BinaryObjectEmitter(SourceWriter writer, BinaryTypes types, JsonType type)
{
    private const string Services = BinaryTypes.Alias + ".";

    private readonly TypeSpec _spec = type.Spec!;
    private readonly List<MemberSpec> _carried = [.. BinaryMembers.Carried(type.Spec!)];

    private bool IsEmptyValue => _spec.IsValueType && _carried.Count == 0;

    public void Emit()
    {
        writer.Open($"internal readonly struct {type.Identifier} : {Services}IWire<{_spec.RuntimeName}>");
        writer.Open($"public static void Write(ref {Services}WireWriter writer, {_spec.RuntimeName} value)");
        EmitWrite();
        writer.Close();
        writer.Line();
        writer.Open($"public static {_spec.RuntimeName} Read(ref {Services}WireReader reader)");
        EmitRead();
        writer.Close();
        EmitKeeps();
        writer.Close();
    }

    /// <summary>Of objects that may be shared: what is computed from other members could be refused, so that it takes a copy to know.</summary>
    private void EmitKeeps()
    {
        if (_carried.Count < _spec.Members.Count || !_carried.All(member => member.Type.IsShareable))
        {
            return;
        }
        var members = _carried.Select(member => $" && {types.Form(member.Type)}.Keeps({ValueOf(member)}, depth + 1)");
        writer.Line();
        writer.Line(
            $"public static bool Keeps({_spec.RuntimeName} value, int depth) => {(_spec.IsValueType ? "" : "value is null || ")}{Services}Wire.MayOpen(depth){string.Concat(members)};"
        );
    }

    private void EmitWrite()
    {
        writer.Line(
            !_spec.IsValueType ? "if (!writer.Open(value is not null)) return;"
            : IsEmptyValue ? "writer.Open(true);"
            : "writer.Open();"
        );
        var number = 0;
        foreach (var member in _spec.Members)
        {
            number++;
            writer.Line(
                _carried.Contains(member) ? WriteOf(member, $"member{number}") : Look(member, $"member{number}")
            );
        }
        writer.Line("writer.Close();");
    }

    private string WriteOf(MemberSpec member, string local)
    {
        var value = ValueOf(member);
        if (!BinaryMembers.MayBeLeftOut(member))
        {
            return $"{types.Form(member.Type)}.Write(ref writer, {value}{OrThrow(member, member.GivesNull)});";
        }
        return BinaryMembers.CanBeNull(member.Type)
            ? $"if ({value} is {{ }} {local}) {{ writer.Has(true); {PresentForm(member)}.Write(ref writer, {local}); }} else writer.Has(false);"
            : $"if (writer.Has(!{Comparer(member)}.Equals({value}, default))) {PresentForm(member)}.Write(ref writer, {value});";
    }

    private string Look(MemberSpec member, string local)
    {
        var value = ValueOf(member);
        var check = BinaryMembers.Check(member.Type, types)!;
        return check.Length == 0 ? $"_ = {value}{OrThrow(member, member.GivesNull)};"
            : member.Type.IsNullable ? $"if ({value} is {{ }} {local}) {check.Replace("{0}", local)};"
            : check.Replace("{0}", value) + ";";
    }

    private void EmitRead()
    {
        if (!_spec.IsValueType || IsEmptyValue)
        {
            writer.Line("if (!reader.Open()) return default;");
        }
        else
        {
            writer.Line("reader.Enter();");
        }
        if (_spec.Constructor.Count == 0)
        {
            writer.Line($"var value = {ObjectCreation.New(type, "")};");
            _carried.ForEach(m => writer.Line(ReadInto(m)));
            writer.Line("reader.Close();");
            writer.Line("return value;");
            return;
        }
        var locals = new Dictionary<string, string>();
        foreach (var member in _carried)
        {
            locals[member.Name] = $"member{locals.Count + 1}";
            EmitReadLocal(member, locals[member.Name]);
        }
        writer.Line("reader.Close();");
        var made = ObjectCreation.New(type, string.Join(", ", _spec.Constructor.Select(name => locals[name])));
        var rest = _carried.Where(m => m.ConstructorParameter is null).ToList();
        if (rest.Count == 0)
        {
            writer.Line($"return {made};");
            return;
        }
        writer.Line($"var value = {made};");
        foreach (var member in rest)
        {
            var condition = BinaryMembers.MayBeLeftOut(member) ? $"if (has_{locals[member.Name]}) " : "";
            writer.Line($"{condition}{ObjectCreation.Set(type, member, "value", locals[member.Name])};");
        }
        writer.Line("return value;");
    }

    private string ReadInto(MemberSpec member)
    {
        var set = ObjectCreation.Set(type, member, "value", ReadOf(member)) + ";";
        return !BinaryMembers.MayBeLeftOut(member) ? set
            : member.IsRequired ? $"if (reader.Has()) {set} else throw {Missing(member)};"
            : $"if (reader.Has()) {set}";
    }

    private void EmitReadLocal(MemberSpec member, string local)
    {
        if (!BinaryMembers.MayBeLeftOut(member))
        {
            writer.Line($"var {local} = {ReadOf(member)};");
            return;
        }
        writer.Line($"var has_{local} = reader.Has();");
        var missing =
            member.IsRequired ? $"throw {Missing(member)}"
            : member.ConstructorParameter is null ? "default"
            : member.Default ?? "default";
        writer.Line($"{JsonTypes.ClrType(member.Type)} {local} = has_{local} ? {ReadOf(member)} : {missing};");
    }

    private string ReadOf(MemberSpec member) =>
        $"{(BinaryMembers.MayBeLeftOut(member) ? PresentForm(member) : types.Form(member.Type))}.Read(ref reader){OrThrow(member, member.TakesNull)}";

    // One that is there is not null, and needs not be said to be.
    private string PresentForm(MemberSpec member) =>
        types.Form(member.Type.IsValueType ? member.Type with { IsNullable = false } : member.Type);

    private string OrThrow(MemberSpec member, bool allowsNull) =>
        member.Type.IsValueType || allowsNull
            ? ""
            : $" ?? throw {Services}Json.NullMember(typeof({_spec.RuntimeName}), {CSharpNames.Literal(member.JsonName)})";

    private string Missing(MemberSpec member) =>
        $"{Services}Wire.MissingMember(typeof({_spec.RuntimeName}), {CSharpNames.Literal(member.JsonName)})";

    private static string ValueOf(MemberSpec member) => $"value.{CSharpNames.Identifier(member.Name)}";

    private static string Comparer(MemberSpec member) =>
        $"global::System.Collections.Generic.EqualityComparer<{member.Type.RuntimeName}>.Default";
}
