using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema;

/// <summary>Writes the checks of rules and of nulls: a validator for each type, and the statements for a parameter.</summary>
internal static class ValidationEmitter
{
    private const int TypesPerFile = 50;

    /// <summary>The table of member validators, in C#, for <c>GeneratedApplication.MemberValidators</c>.</summary>
    public const string MemberValidators = "global::Tutti.Generated.Validators.Members";

    /// <summary>The files with a validator per type, the instances of the attributes, and the table of member validators.</summary>
    /// <param name="types">The parsed types.</param>
    /// <param name="parameters">The parameters that <see cref="EmitChecks"/> is called for, whose attributes need instances too.</param>
    public static IReadOnlyList<GeneratedFile> Emit(IEnumerable<TypeSpec> types, IEnumerable<MemberSpec> parameters)
    {
        var checkedTypes = types.Where(HasValidator).OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        var rules = checkedTypes
            .SelectMany(t => t.Rules.Concat(t.Members.SelectMany(m => m.Rules)))
            .Concat(parameters.SelectMany(p => p.Rules));
        var files = new List<GeneratedFile>
        {
            new("Rules.g.cs", RulesFile(rules)),
            new("Validators.g.cs", MembersFile(checkedTypes)),
        };
        for (var i = 0; i < checkedTypes.Count; i += TypesPerFile)
        {
            var writer = Open();
            foreach (var type in checkedTypes.Skip(i).Take(TypesPerFile))
            {
                TypeValidator.Emit(writer, type, checkedTypes);
            }
            files.Add(new($"Validators.{(i / TypesPerFile) + 1}.g.cs", Close(writer)));
        }
        return files;
    }

    /// <summary>
    /// Writes statements that check a value, its rules and all below it, in a method that has <c>ref Validation validation</c>.
    /// Nothing for a type without anything to check.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="member">The parameter or member.</param>
    /// <param name="value">The value, an expression without side effects: <c>arguments.Name</c>.</param>
    /// <param name="wireName">Its name in errors; empty for what is the whole body.</param>
    /// <param name="instance">The object that has the member, in C#: what <c>[Compare]</c> looks at.</param>
    public static void EmitChecks(
        SourceWriter writer,
        MemberSpec member,
        string value,
        string wireName,
        string instance = "null"
    ) => new ValueChecks(writer, instance).Emit(member, value, wireName);

    /// <summary>Whether there is a validator for a type; of those without, values are always right.</summary>
    public static bool HasValidator(TypeSpec type) =>
        type is { IsGenerated: false, Kind: TypeKindOnWire.Object or TypeKindOnWire.Opaque };

    private static string RulesFile(IEnumerable<RuleSpec> rules)
    {
        var writer = SourceWriter.File();
        // Arguments were judged where the user wrote them.
        writer.Line("#nullable disable warnings");
        writer.Open("namespace Tutti.Generated");
        writer.Open("internal static class Rules");
        foreach (
            var rule in rules.GroupBy(RuleNames.Of).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.First())
        )
        {
            writer.Line($"public static readonly {rule.Attribute} {RuleNames.Of(rule)} = {rule.Creation};");
        }
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static string MembersFile(IEnumerable<TypeSpec> types)
    {
        var writer = Open();
        writer.Line(
            "public static readonly global::System.Collections.Generic.Dictionary<global::System.Type, global::Tutti.CompilerServices.MemberValidator> Members = new()"
        );
        writer.Open("");
        // Specs of one type that differ in annotations have the same rules.
        foreach (var type in types.Where(MemberRules.Has).GroupBy(t => t.RuntimeName).Select(g => g.First()))
        {
            writer.Line($"[typeof({type.RuntimeName})] = {type.Identifier}__Member,");
        }
        writer.Close(";");
        return Close(writer);
    }

    private static SourceWriter Open()
    {
        var writer = SourceWriter.File();
        // The checks ask of values what their types promise.
        writer.Line("#nullable disable warnings");
        writer.Open("namespace Tutti.Generated");
        writer.Open("internal static partial class Validators");
        return writer;
    }

    private static string Close(SourceWriter writer)
    {
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
