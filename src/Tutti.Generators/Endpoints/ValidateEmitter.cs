using Tutti.Generators.Emit;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Endpoints;

/// <summary>Writes how an endpoint's arguments and result are checked.</summary>
internal sealed class ValidateEmitter(SourceWriter writer, EndpointSpec endpoint)
{
    private const string Validation = "ref global::Tutti.CompilerServices.Validation validation";

    /// <summary>The members whose rules are checked here rather than in the validator of a type.</summary>
    public static IEnumerable<MemberSpec> MembersOf(EndpointSpec endpoint)
    {
        foreach (var parameter in endpoint.Arguments)
        {
            if (parameter.Request is { IsWholeBody: false } request)
            {
                foreach (var member in request.Members)
                {
                    yield return member.Member;
                }
                yield return Itself(request);
            }
            else
            {
                yield return parameter.Member!;
            }
        }
    }

    public void Emit()
    {
        var checks = new SourceWriter();
        var request = endpoint.RequestParameter is { Request: { IsWholeBody: false } parts }
            ? RequestChecks(parts)
            : new();
        foreach (var parameter in endpoint.Arguments)
        {
            EmitArgument(checks, parameter, request);
        }
        EmitMethod($"public override void Validate(in Arguments arguments, {Validation})", checks);
        EmitMethod(
            $"private static void ValidateRequest({endpoint.RequestParameter?.Request?.Type.NotNullName} request, {Validation})",
            request
        );
        if (endpoint.Result.Type is { } type)
        {
            var result = new SourceWriter();
            ValidationEmitter.EmitChecks(
                result,
                new()
                {
                    Name = "",
                    JsonName = "",
                    Type = type,
                },
                "result",
                ""
            );
            EmitMethod($"public override void ValidateResult({endpoint.Result.TypeName} result, {Validation})", result);
        }
    }

    private void EmitMethod(string head, SourceWriter checks)
    {
        if (!checks.IsEmpty)
        {
            writer.Line();
            writer.Open(head);
            writer.Append(checks);
            writer.Close();
        }
    }

    private static void EmitArgument(SourceWriter checks, ParameterSpec parameter, SourceWriter request)
    {
        var member = parameter.Member!;
        var value = $"arguments.{member.Name}";
        if (parameter.Request is null)
        {
            ValidationEmitter.EmitChecks(checks, member, value, parameter.WireName);
            return;
        }
        if (parameter.Request.IsWholeBody)
        {
            UnlessBodyFailed(checks, body => ValidationEmitter.EmitChecks(body, member, value, ""));
            return;
        }
        var condition = member.Type switch
        {
            { IsNullable: true } => $"if ({value} is {{ }} request)",
            { IsValueType: false } => $"if (validation.NotNull({value}, \"\"))",
            _ => "",
        };
        if (!request.IsEmpty)
        {
            var checkedValue = member.Type.IsNullable ? "request" : value;
            checks.Open(condition);
            checks.Line($"ValidateRequest({checkedValue}, ref validation);");
            checks.Close();
        }
        else if (member.Type is { IsNullable: false, IsValueType: false })
        {
            checks.Line($"validation.NotNull({value}, \"\");");
        }
    }

    private static SourceWriter RequestChecks(RequestSpec request)
    {
        var checks = new SourceWriter();
        foreach (
            var member in request.Members.Where(m =>
                m.Origin is not (ValueOrigin.Body or ValueOrigin.Nowhere) && m.Member.HasGetter
            )
        )
        {
            ValidationEmitter.EmitChecks(checks, member.Member, ValueOf(member), member.WireName, "request");
        }
        UnlessBodyFailed(
            checks,
            body =>
            {
                foreach (var member in request.Members.Where(m => m.Origin == ValueOrigin.Body && m.Member.HasGetter))
                {
                    ValidationEmitter.EmitChecks(body, member.Member, ValueOf(member), member.WireName, "request");
                }
                ValidationEmitter.EmitChecks(body, Itself(request), "request", "", "request");
                if (request.ValidatesItself)
                {
                    body.Line("validation.CheckObject(request);");
                }
            }
        );
        return checks;
    }

    private static string ValueOf(RequestMember member) => $"request.{TypeNames.Identifier(member.Member.Name)}";

    /// <summary>The request as a member: for the rules on its type alone, since its members are looked at one by one.</summary>
    private static MemberSpec Itself(RequestSpec request) =>
        new()
        {
            Name = "",
            JsonName = "",
            Type = request.Type with
            {
                Kind = TypeKindOnWire.Json,
                TypeId = null,
                IsValueType = true,
                IsNullable = false,
            },
            Rules = request.Rules,
        };

    /// <summary>Leaves out what would only repeat, misleadingly, that the body could not be read.</summary>
    private static void UnlessBodyFailed(SourceWriter checks, Action<SourceWriter> emit)
    {
        var body = new SourceWriter();
        emit(body);
        if (!body.IsEmpty)
        {
            checks.Open("if (!validation.BodyFailed)");
            checks.Append(body);
            checks.Close();
        }
    }
}
