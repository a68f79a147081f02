using Tutti.Generators.Emit;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Endpoints;

/// <summary>Writes how an endpoint's arguments are read from a request.</summary>
internal sealed class BindEmitter(SourceWriter writer, string service, EndpointSpec endpoint)
{
    private const string Head = "scoped ref global::Tutti.CompilerServices.RequestReader reader";

    private int _found;

    public void Emit()
    {
        if (endpoint.Settings.Route is null)
        {
            writer.Line($"public override Arguments Bind({Head}) => throw new global::System.NotSupportedException();");
            return;
        }
        writer.Line($"public override Arguments Bind({Head}) =>");
        writer.Indent();
        EmitCreation("new", endpoint.Arguments.Select(ValueOf).ToList(), ";");
        writer.Outdent();
        if (endpoint.RequestParameter is { Request: { IsWholeBody: false } request })
        {
            EmitRequest(request);
        }
    }

    private string ValueOf(ParameterSpec parameter) =>
        parameter.Request switch
        {
            null => Read(parameter.Member!, parameter.Origin, parameter.WireName),
            { IsWholeBody: true } => WholeBody(parameter.Member!),
            _ => "BindRequest(ref reader)",
        };

    private static string WholeBody(MemberSpec member)
    {
        var codec = JsonEmitter.Codec(member.Type);
        return member.IsRequired ? $"reader.Body({codec})!" : $"reader.Body({codec}, optional: true)!";
    }

    /// <summary>An expression that reads a value; what is missing has the default that the declaration gives, or null.</summary>
    private string Read(MemberSpec member, ValueOrigin origin, string wireName)
    {
        var place = $"global::Tutti.CompilerServices.ValueSource.{origin}, {Literals.Of(wireName)}";
        if (member.Type is { Kind: TypeKindOnWire.List, Item: { } item })
        {
            return ReadList(member, $"reader.Values<{item.NotNullName}, {item.Parser}>({place})");
        }
        var types = $"<{member.Type.NotNullName}, {member.Type.Parser}>";
        if (!TakesNull(member))
        {
            return member.Default is { } missing
                ? $"reader.Value{types}({place}, {NotNull(missing)})"
                : $"reader.Value{types}({place})";
        }
        var found = $"found{++_found}";
        return $"reader.TryValue{types}({place}, out var {found}) ? {found} : {member.Default ?? "null"}";
    }

    private string ReadList(MemberSpec member, string values)
    {
        var isArray = member.Type.Collection == "Array" && member.Type.Item is { IsNullable: false };
        if (TakesNull(member))
        {
            var found = $"found{++_found}";
            return isArray ? values : $"{values} is {{ }} {found} ? [.. {found}] : null";
        }
        return isArray ? $"{values} ?? []" : $"[.. {values} ?? []]";
    }

    /// <summary>A default that contradicts its type, such as <c>null</c> for a string, is what the user wants.</summary>
    private static string NotNull(string missing) => missing is "null" or "default" ? missing + "!" : missing;

    private static bool TakesNull(MemberSpec member) => member.TakesNull || member.Type.IsNullable;

    private void EmitRequest(RequestSpec request)
    {
        var body = EndpointTypes.RequestBody(service, endpoint);
        var bodyNames = request
            .BodyMembers.Zip(body?.Members ?? [], (m, b) => (m.Name, b))
            .ToDictionary(p => p.Name, p => p.b);
        var type = request.Type.NotNullName;
        var constructed = request
            .Constructor.Select(n => request.Members.FirstOrDefault(m => m.Member.Name == n))
            .ToList();
        var later = request
            .Members.Where(m => EndpointTypes.KeepsInitialValue(m.Member) && m.Member.Setter != MemberSetter.None)
            .ToList();
        var assigned = request
            .Members.Where(m => m.Member.ConstructorParameter is null && m.Member.Setter != MemberSetter.None)
            .Where(m => m.Origin != ValueOrigin.Nowhere)
            .Except(later)
            .ToList();

        writer.Line();
        writer.Open($"private static {type} BindRequest({Head})");
        if (body is not null)
        {
            writer.Line(
                $"var body = reader.Body({JsonEmitter.Codec(body)}, rules: typeof({request.Type.RuntimeName}));"
            );
        }
        writer.Line(later.Count == 0 ? "return" : "var request =");
        writer.Indent();
        EmitCreation(
            $"new {type}",
            constructed.Select(m => m is null ? "default!" : MemberValue(m, bodyNames)).ToList(),
            assigned.Count == 0 ? ";" : ""
        );
        if (assigned.Count > 0)
        {
            writer.Open("");
            assigned.ForEach(m => writer.Line($"{TypeNames.Identifier(m.Member.Name)} = {MemberValue(m, bodyNames)},"));
            writer.Close(";");
        }
        writer.Outdent();
        foreach (var member in later)
        {
            EmitLater(request, member, bodyNames);
        }
        if (later.Count > 0)
        {
            writer.Line("return request;");
        }
        writer.Close();
        foreach (var member in later.Where(m => m.Member.Setter == MemberSetter.Init))
        {
            EmitSetter(request, member.Member);
        }
    }

    private string MemberValue(RequestMember member, Dictionary<string, MemberSpec> body) =>
        member.Origin switch
        {
            ValueOrigin.Body => $"body.{body[member.Member.Name].Name}",
            ValueOrigin.Nowhere => NotNull(member.Member.Default ?? "default"),
            _ => Read(member.Member, member.Origin, member.WireName),
        };

    /// <summary>Sets a member only if a value is given, because it has one of its own otherwise.</summary>
    private void EmitLater(RequestSpec request, RequestMember member, Dictionary<string, MemberSpec> body)
    {
        var spec = member.Member;
        var place = $"global::Tutti.CompilerServices.ValueSource.{member.Origin}, {Literals.Of(member.WireName)}";
        string condition;
        string value;
        if (member.Origin == ValueOrigin.Body)
        {
            condition = $"body.{EndpointTypes.GivenName(body[spec.Name])}";
            value = $"body.{body[spec.Name].Name}";
        }
        else if (spec.Type is { Kind: TypeKindOnWire.List, Item: { } item })
        {
            value = $"found{++_found}";
            condition = $"reader.Values<{item.NotNullName}, {item.Parser}>({place}) is {{ }} {value}";
            value = spec.Type.Collection == "Array" && !item.IsNullable ? value : $"[.. {value}]";
        }
        else
        {
            value = $"found{++_found}";
            condition = $"reader.TryValue<{spec.Type.NotNullName}, {spec.Type.Parser}>({place}, out var {value})";
        }
        var reference = request.Type.IsValueType ? "ref request" : "request";
        writer.Open($"if ({condition})");
        writer.Line(
            spec.Setter == MemberSetter.Init
                ? $"Set{spec.Name}({reference}, {value});"
                : $"request.{TypeNames.Identifier(spec.Name)} = {value};"
        );
        writer.Close();
    }

    /// <summary>The way to set an <c>init</c> member after the constructor ran, as deserializers do.</summary>
    private void EmitSetter(RequestSpec request, MemberSpec member)
    {
        var type = member.DeclaredBy ?? request.Type.NotNullName;
        writer.Line();
        writer.Line(
            $"""
            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = "set_{member.Name}")]
            private static extern void Set{member.Name}({(
                request.Type.IsValueType ? "ref " : ""
            )}{type} request, {member.Type.FullName} value);
            """
        );
    }

    /// <summary>Writes a constructor call: on one line if it is short, else a line for each argument.</summary>
    private void EmitCreation(string creation, List<string> arguments, string end)
    {
        var line = $"{creation}({string.Join(", ", arguments)}){end}";
        if (line.Length <= 100)
        {
            writer.Line(line);
            return;
        }
        writer.Line(creation + "(");
        writer.Indent();
        for (var i = 0; i < arguments.Count; i++)
        {
            writer.Line(i < arguments.Count - 1 ? arguments[i] + "," : arguments[i]);
        }
        writer.Outdent();
        writer.Line(")" + end);
    }
}
