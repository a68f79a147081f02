using Tutti.Generators.Emit;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Endpoints;

/// <summary>Writes the structs that stand beside an endpoint.</summary>
internal static class StructEmitter
{
    /// <summary>All that a call passes, or what a request's body holds: values that a constructor is given.</summary>
    public static void EmitValues(SourceWriter writer, string summary, string name, TypeSpec spec)
    {
        var given = spec.Members.Where(m => m.ConstructorParameter is not null).ToList();
        var parameters = string.Join(", ", given.Select(m => $"{m.Type.FullName} {m.Name}"));
        var isReadOnly = given.Count == spec.Members.Count;
        writer.Line($"/// <summary>{summary}</summary>");
        if (spec.Members.Count == 0)
        {
            writer.Line($"public readonly struct {name};");
            return;
        }
        writer.Open($"public {(isReadOnly ? "readonly " : "")}struct {name}({parameters})");
        foreach (var member in spec.Members)
        {
            if (member.ConstructorParameter is not null)
            {
                writer.Line($"public {member.Type.FullName} {member.Name} {{ get; }} = {member.Name};");
            }
            else
            {
                EmitNoticed(writer, member);
            }
        }
        writer.Close();
    }

    /// <summary>What a response's body holds: some members of the result.</summary>
    public static void EmitProjection(SourceWriter writer, EndpointSpec endpoint, TypeSpec spec)
    {
        var members = endpoint
            .Result.Body.Where(m => m.HasGetter)
            .Zip(spec.Members, (m, s) => (Member: m, Spec: s))
            .ToList();
        writer.Line("/// <summary>The members of the result that are in the body of the response.</summary>");
        writer.Open(
            $"public readonly struct {EndpointTypes.ResultBodyName}({endpoint.Result.Type!.NotNullName} result)"
        );
        foreach (var (member, emitted) in members)
        {
            writer.Line(
                $"public {emitted.Type.FullName} {emitted.Name} => result.{TypeNames.Identifier(member.Name)};"
            );
        }
        writer.Close();
    }

    /// <summary>A member that notices whether it was given.</summary>
    private static void EmitNoticed(SourceWriter writer, MemberSpec member)
    {
        var given = EndpointTypes.GivenName(member);
        writer.Open($"public {member.Type.FullName} {member.Name}");
        writer.Line("readonly get;");
        writer.Open("set");
        writer.Line($"field = value;");
        writer.Line($"{given} = true;");
        writer.Close();
        writer.Close(" = default!;");
        writer.Line($"public bool {given} {{ readonly get; private set; }} = false;");
    }
}
