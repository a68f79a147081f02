using System.Diagnostics.CodeAnalysis;

namespace Tutti;

/// <summary>Makes a method an endpoint that answers HTTP <c>GET</c>.</summary>
/// <param name="route">The route template: <c>/boards/{boardId}</c>.</param>
/// <example><code>[Get("/boards/{boardId}", Public = true)] public Board Get(int boardId) => …</code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class GetAttribute([StringSyntax("Route")] string route) : EndpointAttribute(route);
