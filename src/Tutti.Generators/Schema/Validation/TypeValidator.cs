using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Writes the validator of a type: its members one after the other, then what concerns the object as a whole.</summary>
internal static class TypeValidator
{
    public static void Emit(SourceWriter writer, TypeSpec type, IReadOnlyList<TypeSpec> types)
    {
        writer.Line($"// {type.Id}");
        writer.Open(
            $"public static void {type.Identifier}({type.FullName} value, ref global::Tutti.CompilerServices.Validation validation)"
        );
        foreach (
            var derived in type
                .DerivedTypes.Select(id => types.FirstOrDefault(t => t.Id == id))
                .Where(t => t is not null && t.Id != type.Id)
        )
        {
            writer.Open($"if (value.GetType() == typeof({derived!.RuntimeName}))");
            writer.Line($"{derived.Identifier}(({derived.RuntimeName})(object)value, ref validation);");
            writer.Line("return;");
            writer.Close();
        }
        var checks = new ValueChecks(writer, instance: "value");
        foreach (var member in type.Members.Where(m => m.HasGetter && m.IgnoreCondition != "Always"))
        {
            if (checks.Emit(member, "value." + CSharpNames.Identifier(member.Name), member.JsonName))
            {
                writer.Line("if (validation.Done) return;");
            }
        }
        foreach (var rule in type.Rules)
        {
            writer.Line($"if (!validation.NullsOnly) validation.Check({RuleNames.Field(rule)}, value, value, \"\");");
        }
        if (type.ValidatesItself)
        {
            writer.Line("if (!validation.NullsOnly) validation.CheckObject(value);");
        }
        writer.Close();
        if (MemberRules.Has(type))
        {
            MemberRules.Emit(writer, type);
        }
        writer.Line();
    }
}
