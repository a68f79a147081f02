using System.Globalization;
using Tutti.Generators.Emit;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Endpoints;

/// <summary>Writes the class of an endpoint.</summary>
internal sealed class EndpointEmitter(SourceWriter writer, string service, EndpointSpec endpoint)
{
    private const string Services = "global::Tutti.CompilerServices";

    private readonly TypeSpec _arguments = EndpointTypes.Arguments(service, endpoint);

    public void Emit()
    {
        var name = EndpointTypes.ClassName(endpoint);
        writer.Line();
        writer.Line(GeneratedCode.Attributes);
        writer.Open(
            $"internal sealed class {name} : {Services}.GeneratedEndpoint<{endpoint.Class.FullName}, {name}.Arguments, {endpoint.Result.TypeName}>"
        );
        writer.Line($"public static readonly {name} Instance = new();");
        writer.Line();
        EmitStructs();
        writer.Line();
        EmitInfo();
        writer.Line(
            $"public override {Services}.EndpointClass<{endpoint.Class.FullName}> Class => {endpoint.Class.Identifier}.Instance;"
        );
        EmitCodecs();
        EmitDetails();
        EmitTraits();
        writer.Line();
        new BindEmitter(writer, service, endpoint).Emit();
        new ValidateEmitter(writer, endpoint).Emit();
        writer.Line();
        EmitInvoke();
        EmitHead();
        writer.Close();
    }

    private void EmitStructs()
    {
        StructEmitter.EmitValues(writer, "All that a call passes.", EndpointTypes.ArgumentsName, _arguments);
        if (EndpointTypes.RequestBody(service, endpoint) is { } request && endpoint.Settings.Route is not null)
        {
            writer.Line();
            StructEmitter.EmitValues(
                writer,
                "The members of the request that are in its body.",
                EndpointTypes.RequestBodyName,
                request
            );
        }
        if (EndpointTypes.ResultBody(service, endpoint) is { } result)
        {
            writer.Line();
            StructEmitter.EmitProjection(writer, endpoint, result);
        }
    }

    private void EmitInfo()
    {
        var settings = endpoint.Settings;
        writer.Line($"public override {Services}.EndpointInfo Info {{ get; }} = new()");
        writer.Open("");
        Property("Service", Literals.Of(service));
        Property("Name", Literals.Of(endpoint.Name));
        Property("Route", settings.Route is null ? null : Literals.Of(settings.Route));
        Property("Methods", settings.Methods.Count == 0 ? null : Literals.Of(settings.Methods));
        Property("Public", settings.Public ? "true" : null);
        Property("Raw", endpoint.IsRaw ? "true" : null);
        Property("Idempotent", settings.Idempotent ? "true" : null);
        Property(
            "Timeout",
            settings.Timeout is { } timeout ? $"new global::System.TimeSpan({Number(timeout.Ticks)}L)" : null
        );
        Property("BodyLimit", settings.BodyLimit is { } limit ? $"{Number(limit)}L" : null);
        if (settings.Public && settings.Route is not null)
        {
            Property("RequestHeaders", Headers(RequestHeaders));
            Property("ResponseHeaders", Headers(ResponseHeaders));
        }
        Property("Tags", settings.Tags.Count == 0 ? null : Literals.Of(settings.Tags));
        Property("Summary", endpoint.Doc is null ? null : Literals.Of(endpoint.Doc));
        Property("Metadata", endpoint.Metadata.Count == 0 ? null : $"[{string.Join(", ", endpoint.Metadata)}]");
        writer.Close(";");
    }

    private IEnumerable<string> RequestHeaders =>
        from parameter in endpoint.Parameters
        from read in parameter.Request is { } request
            ? request.Members.Select(member => (member.Origin, member.WireName))
            : [(parameter.Origin, parameter.WireName)]
        where read.Origin == ValueOrigin.Header
        select read.WireName;

    private IEnumerable<string> ResponseHeaders =>
        from member in endpoint.Result.Head
        where member.Source == MemberSource.Header
        select member.SourceName ?? member.Name;

    private static string? Headers(IEnumerable<string> names) =>
        names.ToList() is { Count: > 0 } given ? Literals.Of(given) : null;

    private void Property(string name, string? value)
    {
        if (value is not null)
        {
            writer.Line($"{name} = {value},");
        }
    }

    private void EmitCodecs()
    {
        var arguments = endpoint.IsRaw
            ? "throw new global::System.NotSupportedException()"
            : JsonEmitter.Codec(_arguments);
        writer.Line($"public override {Services}.JsonCodec<Arguments> ArgumentsCodec => {arguments};");
        EmitBinary();
        if (endpoint.Result.Type is not { } type)
        {
            return;
        }
        writer.Line(
            $"public override {Services}.JsonCodec<{endpoint.Result.TypeName}> ResultCodec => {CodecOf(type)};"
        );
        if (EndpointTypes.ResultBody(service, endpoint) is { } body)
        {
            writer.Line($"public override {Services}.JsonCodec<{endpoint.Result.TypeName}> BodyCodec {{ get; }} =");
            writer.Line(
                $"    new {Services}.ProjectedCodec<{endpoint.Result.TypeName}, ResultBody>({JsonEmitter.Codec(body)}, static result => new(result));"
            );
        }
    }

    private void EmitBinary()
    {
        if (endpoint.IsRaw)
        {
            return;
        }
        var contract = BinaryEmitter.Contract(_arguments);
        writer.Line(
            $"public override {Services}.BinaryCodec<Arguments> ArgumentsBinary => {BinaryEmitter.Codec(_arguments)};"
        );
        if (endpoint.Result.Type is { } type)
        {
            writer.Line(
                $"public override {Services}.BinaryCodec<{endpoint.Result.TypeName}> ResultBinary => {BinaryEmitter.Codec(type)}{Annotated(type)};"
            );
            contract += $", {BinaryEmitter.Contract(type)}";
        }
        var hash = $"{Services}.Wire.Contract({contract})";
        foreach (var details in endpoint.Details)
        {
            hash = $"{Services}.Wire.Contract({hash}, {BinaryEmitter.Contract(details.Type)})";
        }
        writer.Line($"public override ulong ContractHash => {hash};");
    }

    private void EmitDetails()
    {
        if (endpoint.Details.Count == 0)
        {
            return;
        }
        writer.Line(
            $"public override global::System.Collections.Generic.IReadOnlyList<{Services}.GeneratedDetails> Details {{ get; }} ="
        );
        writer.Line("[");
        writer.Indent();
        foreach (var (type, displayName) in endpoint.Details)
        {
            writer.Line(
                $"new {Services}.GeneratedDetails<{type.FullName}>({Literals.Of(type.RuntimeName.Replace("global::", ""))}, {Literals.Of(displayName)}, static () => {JsonEmitter.Codec(type)}, static () => {BinaryEmitter.Codec(type)}),"
            );
        }
        writer.Outdent();
        writer.Line("];");
    }

    /// <summary>The codec of a type. One serves all annotations of nullability, about which the compiler would complain.</summary>
    private static string CodecOf(TypeUse type) => JsonEmitter.Codec(type) + Annotated(type);

    private static string Annotated(TypeUse type) => type.FullName.IndexOf('?') < 0 ? "" : "!";

    private void EmitTraits()
    {
        var hasBody =
            endpoint.Settings.Route is not null
            && endpoint.RequestParameter?.Request is { } request
            && (request.IsWholeBody || request.BodyMembers.Any());
        Trait("HasBody", hasBody);
        Trait("SharesArguments", endpoint.Arguments.All(p => p.Member!.Type.IsShareable));
        Trait("SharesResult", endpoint.Result.Type?.IsShareable ?? true);
        Trait("TakesCancellation", endpoint.Parameters.Any(p => p.Role == ParameterRole.CancellationToken));
    }

    private void Trait(string name, bool value)
    {
        if (value)
        {
            writer.Line($"public override bool {name} => true;");
        }
    }

    private void EmitInvoke()
    {
        var call = $"target.{endpoint.MethodName}({string.Join(", ", endpoint.Parameters.Select(ArgumentOf))})";
        var result = endpoint.Result.Shape switch
        {
            ResultShape.Value or ResultShape.TaskOfValue => $"new({call})",
            ResultShape.ValueTaskOfValue => call,
            ResultShape.Task or ResultShape.ValueTask => $"{Services}.Completion.Of({call})",
            _ => null,
        };
        writer.Line(
            $"public override global::System.Threading.Tasks.ValueTask<{endpoint.Result.TypeName}> InvokeAsync("
        );
        writer.Line($"    {endpoint.Class.FullName} target,");
        writer.Line("    Arguments arguments,");
        writer.Line($"    global::{WellKnownNames.HttpContext}? http,");
        writer.Line($"    global::{WellKnownNames.CancellationToken} cancellationToken");
        writer.Line(result is null ? ")" : $") => {result};");
        if (result is null)
        {
            writer.Open("");
            writer.Line($"{call};");
            writer.Line("return default;");
            writer.Close();
        }
    }

    private static string ArgumentOf(ParameterSpec parameter) =>
        parameter.Role switch
        {
            ParameterRole.CancellationToken => "cancellationToken",
            ParameterRole.HttpContext => "http!",
            _ => $"arguments.{parameter.Member!.Name}",
        };

    private void EmitHead()
    {
        if (endpoint.Result.Head.Count == 0)
        {
            return;
        }
        writer.Line();
        writer.Line("public override bool HasHead => true;");
        writer.Line();
        writer.Open(
            $"public override void WriteHead({endpoint.Result.TypeName} result, global::Microsoft.AspNetCore.Http.HttpResponse response)"
        );
        foreach (var member in endpoint.Result.Head)
        {
            var value = $"result.{TypeNames.Identifier(member.Name)}";
            writer.Line(
                member.Source == MemberSource.StatusCode
                    ? $"{Services}.ResponseHead.SetStatus(response, {value});"
                    : $"{Services}.ResponseHead.SetHeader(response, {Literals.Of(member.SourceName ?? member.Name)}, {value});"
            );
        }
        writer.Close();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
