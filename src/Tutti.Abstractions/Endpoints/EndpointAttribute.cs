using System.Diagnostics.CodeAnalysis;

namespace Tutti;

/// <summary>
/// Makes a method an endpoint, in the general form: any methods, or no route at all, in which case only the app's other services call
/// it, by name. <see cref="GetAttribute"/>, <see cref="PostAttribute"/>, <see cref="PutAttribute"/>, <see cref="PatchAttribute"/> and
/// <see cref="DeleteAttribute"/> are short for one method.
/// </summary>
/// <remarks>
/// All arguments are constants that the compiler checks. A member that isn't set has the app's default.
/// </remarks>
/// <example>
/// <code>
/// [Endpoint("/files/{*path}", Methods = "GET,PUT", Public = true)]
/// public Task Files(string path, HttpContext context) => …
///
/// [Endpoint]                               // internal: called as IPaymentClient.ChargeAsync
/// public Task&lt;Receipt&gt; Charge(Charge charge) => …
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public class EndpointAttribute : Attribute
{
    /// <summary>An endpoint without a route.</summary>
    public EndpointAttribute() { }

    /// <summary>An endpoint with a route.</summary>
    /// <param name="route">The route template: <c>/boards/{boardId}</c>, <c>/files/{*path}</c>.</param>
    public EndpointAttribute([StringSyntax("Route")] string route)
    {
        Route = route;
    }

    /// <summary>The route template, or <see langword="null"/> if there is none.</summary>
    [StringSyntax("Route")]
    public string? Route { get; }

    /// <summary>The HTTP methods in capitals, separated by commas, or <c>*</c> for any. Not set: <c>POST</c>.</summary>
    public string? Methods { get; set; }

    /// <summary>Whether the endpoint can be reached from outside of the app. Not set: only the app's own services reach it.</summary>
    public bool Public { get; set; }

    /// <summary>How long a call may take: <c>"500ms"</c>, <c>"5s"</c>, <c>"2m"</c>, or <c>"none"</c>. Not set: the app's default, 30 seconds.</summary>
    public string? Timeout { get; set; }

    /// <summary>How long a request's body may be, in bytes; -1 is any length. Not set: the app's default, 2 MiB.</summary>
    public long BodyLimit { get; set; }

    /// <summary>Whether a call may be repeated without further effect, so that the framework may retry it when a service is unavailable.</summary>
    public bool Idempotent { get; set; }

    /// <summary>Words by which tools and documents group endpoints.</summary>
    public string[] Tags { get; set; } = [];
}
