using Microsoft.CodeAnalysis.CSharp;
using Tutti.Generators.Emit;
using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>Writes the method that checks one member by its name, for objects that could not be made.</summary>
internal static class MemberRules
{
    public static bool Has(TypeSpec type) => Members(type).Any();

    public static void Emit(SourceWriter writer, TypeSpec type)
    {
        writer.Line();
        writer.Open(
            $"private static void {type.Identifier}__Member(string member, object? value, ref global::Tutti.CompilerServices.Validation validation)"
        );
        writer.Open("switch (member)");
        foreach (var member in Members(type))
        {
            var name = SymbolDisplay.FormatLiteral(member.JsonName, quote: true);
            writer.Line($"case {name}:");
            writer.Open("");
            // What a property makes of null, only the object would tell.
            var alone = member with
            {
                Rules = Rules(member).ToEquatableArray(),
                GivesNull = member.GivesNull || member.TakesNull,
            };
            new ValueChecks(writer, instance: "null").Emit(
                alone,
                $"({JsonTypes.ClrType(member.Type)})value",
                member.JsonName
            );
            writer.Line("break;");
            writer.Close();
        }
        writer.Close();
        writer.Close();
    }

    private static IEnumerable<MemberSpec> Members(TypeSpec type) =>
        type.Members.Where(m => m.IgnoreCondition != "Always" && (Rules(m).Any() || ValueChecks.Holds(m.Type)));

    private static IEnumerable<RuleSpec> Rules(MemberSpec member) => member.Rules.Where(r => !RuleNames.IsCompare(r));
}
