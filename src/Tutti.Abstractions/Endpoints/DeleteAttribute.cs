using System.Diagnostics.CodeAnalysis;

namespace Tutti;

/// <summary>Makes a method an endpoint that answers HTTP <c>DELETE</c>.</summary>
/// <param name="route">The route template: <c>/boards/{boardId}</c>.</param>
/// <example><code>[Delete("/boards/{boardId}", Public = true)] public void Delete(int boardId) => …</code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DeleteAttribute([StringSyntax("Route")] string route) : EndpointAttribute(route);
