using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Writes the statements that check one value: that it is not null, its rules, and what it holds.</summary>
/// <param name="writer">Where to.</param>
/// <param name="instance">The object that has the member, in C#.</param>
internal sealed class ValueChecks(SourceWriter writer, string instance)
{
    private int _locals;

    /// <summary>Writes the checks of a member.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Emit(MemberSpec member, string value, string name)
    {
        var literal = CSharpNames.Literal(name);
        var goesDown = Holds(member.Type);
        var mustBe = MustBeThere(member);
        if (!mustBe && !goesDown && member.Rules.Count == 0)
        {
            return false;
        }
        writer.Open("");
        var local = Local();
        writer.Line($"var {local} = {value};");
        if (IsReference(member.Type) || member.Type.IsNullable)
        {
            writer.Open(mustBe ? $"if (validation.NotNull({local}, {literal}))" : $"if ({local} is not null)");
            EmitRules(member.Rules, Present(member.Type, local), literal);
            EmitContent(member.Type, Present(member.Type, local), literal);
            writer.Close();
            EmitRulesOfNull(member, literal, mustBe);
        }
        else
        {
            EmitRules(member.Rules, local, literal);
            EmitContent(member.Type, local, literal);
        }
        writer.Close();
        return true;
    }

    private static bool MustBeThere(MemberSpec member) =>
        IsReference(member.Type) && !member.Type.IsNullable && !member.GivesNull;

    private static bool IsReference(TypeUse type) => !type.IsValueType;

    private static string Present(TypeUse type, string local) =>
        type is { IsValueType: true, IsNullable: true } ? local + ".Value" : local;

    private void EmitRules(IEnumerable<RuleSpec> rules, string value, string name)
    {
        foreach (var rule in rules.Where(r => r.FailsIf != "false"))
        {
            var condition = rule.FailsIf?.Replace("{0}", value) ?? "!validation.NullsOnly";
            writer.Line($"if ({condition}) validation.Check({RuleNames.Field(rule)}, {instance}, {value}, {name});");
        }
    }

    private void EmitRulesOfNull(MemberSpec member, string name, bool mustBe)
    {
        var rules = mustBe ? [] : member.Rules.Where(RuleNames.SeesNull).ToList();
        if (rules.Count == 0)
        {
            return;
        }
        writer.Open("else if (!validation.NullsOnly)");
        foreach (var rule in rules)
        {
            writer.Line($"validation.Check({RuleNames.Field(rule)}, {instance}, null, {name});");
        }
        writer.Close();
    }

    /// <summary>Whether something below a value of the type may be wrong.</summary>
    public static bool Holds(TypeUse type) =>
        type.Kind switch
        {
            TypeKindOnWire.Object => true,
            TypeKindOnWire.Opaque => type.TypeId is not null,
            TypeKindOnWire.List or TypeKindOnWire.Map => type.Collection == "ImmutableArray"
                || Holds(type.Item!)
                || (IsReference(type.Item!) && !type.Item!.IsNullable),
            _ => false,
        };

    private void EmitContent(TypeUse type, string value, string name)
    {
        if (!Holds(type))
        {
            return;
        }
        switch (type.Kind)
        {
            case TypeKindOnWire.List:
                EmitList(type, value, name);
                break;
            case TypeKindOnWire.Map:
                EmitMap(type, value, name);
                break;
            default:
                EmitDown(
                    $"validation.Enter({name})",
                    () => writer.Line($"{Validator(type)}({value}, ref validation);")
                );
                break;
        }
    }

    private static string Validator(TypeUse type) =>
        "global::Tutti.Generated.Validators." + Identifiers.Of(type.TypeId!);

    private void EmitList(TypeUse type, string value, string name)
    {
        if (type.Collection == "ImmutableArray")
        {
            writer.Line($"if ({value}.IsDefault) validation.Fail({name}, \"must not be null.\");");
            writer.Open("else");
        }
        if (Holds(type.Item!) || (IsReference(type.Item!) && !type.Item!.IsNullable))
        {
            var index = Local();
            var item = Local();
            writer.Line($"var {index} = 0;");
            writer.Open($"foreach (var {item} in {Repeatable(type, value)})");
            EmitDown($"validation.Enter({name}, {index}++)", () => EmitItem(type.Item!, item));
            writer.Line("if (validation.Done) break;");
            writer.Close();
        }
        if (type.Collection == "ImmutableArray")
        {
            writer.Close();
        }
    }

    // What is computed while it is enumerated may give other items the next time, or none: it is not asked twice.
    private static string Repeatable(TypeUse type, string value) =>
        type.Collection == "IEnumerable"
            ? $"({value} as global::System.Collections.Generic.ICollection<{type.Item!.FullName}> ?? [])"
            : value;

    private void EmitMap(TypeUse type, string value, string name)
    {
        var entry = Local();
        writer.Open($"foreach (var {entry} in {value})");
        EmitDown($"validation.Enter({name}, (object){entry}.Key)", () => EmitItem(type.Item!, entry + ".Value"));
        writer.Line("if (validation.Done) break;");
        writer.Close();
    }

    private void EmitItem(TypeUse type, string item)
    {
        if (IsReference(type) && !type.IsNullable)
        {
            if (!Holds(type))
            {
                writer.Line($"validation.NotNull({item}, \"\");");
                return;
            }
            writer.Open($"if (validation.NotNull({item}, \"\"))");
            EmitContent(type, item, "\"\"");
            writer.Close();
            return;
        }
        if (type.IsNullable)
        {
            writer.Open($"if ({item} is not null)");
            EmitContent(type, Present(type, item), "\"\"");
            writer.Close();
            return;
        }
        EmitContent(type, item, "\"\"");
    }

    private void EmitDown(string enter, Action content)
    {
        var outer = Local();
        writer.Line($"var {outer} = {enter};");
        writer.Open("if (validation.CanGoDown)");
        content();
        writer.Close();
        writer.Line($"validation.Leave({outer});");
    }

    private string Local() => $"local{++_locals}";
}
