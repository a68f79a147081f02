using System.Diagnostics.CodeAnalysis;

namespace Tutti;

/// <summary>Makes a method an endpoint that answers HTTP <c>POST</c>.</summary>
/// <param name="route">The route template: <c>/boards</c>.</param>
/// <example><code>[Post("/boards", Public = true)] public Board Create(CreateBoard request) => …</code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PostAttribute([StringSyntax("Route")] string route) : EndpointAttribute(route);
