using System.Diagnostics.CodeAnalysis;

namespace Tutti;

/// <summary>Makes a method an endpoint that answers HTTP <c>PUT</c>.</summary>
/// <param name="route">The route template: <c>/boards/{boardId}</c>.</param>
/// <example><code>[Put("/boards/{boardId}", Public = true)] public Board Replace(ReplaceBoard request) => …</code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PutAttribute([StringSyntax("Route")] string route) : EndpointAttribute(route);
