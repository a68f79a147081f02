using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Services;

/// <summary>Writes the class behind a client's interface. Whether a call stays in the process is decided by what makes the calls.</summary>
internal static class ClientClassEmitter
{
    private const string Services = "global::Tutti.CompilerServices";

    public static string Name(ServiceSpec service) => ServiceNames.Pascal(service.Name) + "Client";

    public static void Emit(SourceWriter writer, ServiceSpec service)
    {
        var endpoints = service
            .Endpoints.Where(e => e.Client is not null)
            .ToDictionary(e => e.Client!.Name, StringComparer.Ordinal);
        var parameters = endpoints.Count == 0 ? "" : $"({Services}.ServiceCallFactory calls)";
        writer.Line(GeneratedCode.Attributes);
        writer.Open($"internal sealed class {Name(service)}{parameters} : {service.Declaration.ClientName}");
        foreach (var endpoint in endpoints.Values)
        {
            var name = EndpointTypes.ClassName(endpoint);
            writer.Line(
                $"private readonly {Services}.ServiceCall<{name}.Arguments, {endpoint.Result.TypeName}> {Field(endpoint)} = calls.Create({name}.Instance);"
            );
        }
        foreach (var method in service.ClientMethods)
        {
            writer.Line();
            writer.Line($"public {ClientEmitter.Signature(method.Method)} =>");
            writer.Line(
                $"    {(endpoints.TryGetValue(method.Method.Name, out var endpoint) ? Call(endpoint) : NoCall)};"
            );
        }
        writer.Close();
    }

    /// <summary>The body of a method whose endpoint has errors: the compiler is not to report the same a second time.</summary>
    private const string NoCall = "throw new global::System.NotSupportedException()";

    private static string Call(EndpointSpec endpoint)
    {
        var method = endpoint.Client!;
        var call =
            $"this.{Field(endpoint)}.InvokeAsync(new({string.Join(", ", method.Parameters.Select(p => p.Name))}), {method.CancellationName})";
        return method.Result switch
        {
            ClientResult.ValueTaskOfValue => call,
            ClientResult.ValueTask => $"{Services}.Completion.WithoutResult({call})",
            _ => $"{call}.AsTask()",
        };
    }

    /// <summary><c>_hello</c> for <c>Hello</c>; a name that begins in lower case already gets another one.</summary>
    private static string Field(EndpointSpec endpoint) =>
        char.IsUpper(endpoint.Name[0])
            ? $"_{char.ToLowerInvariant(endpoint.Name[0])}{endpoint.Name.Substring(1)}"
            : $"__{endpoint.Name}";
}
