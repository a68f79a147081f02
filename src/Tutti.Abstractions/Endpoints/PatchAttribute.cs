using System.Diagnostics.CodeAnalysis;

namespace Tutti;

/// <summary>Makes a method an endpoint that answers HTTP <c>PATCH</c>.</summary>
/// <param name="route">The route template: <c>/boards/{boardId}</c>.</param>
/// <example><code>[Patch("/boards/{boardId}", Public = true)] public Board Update(UpdateBoard request) => …</code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PatchAttribute([StringSyntax("Route")] string route) : EndpointAttribute(route);
