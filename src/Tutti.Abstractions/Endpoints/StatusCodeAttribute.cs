namespace Tutti;

/// <summary>
/// Takes the HTTP status of a successful response from a member of the result, an <see cref="int"/> from 200 to 399,
/// instead of 200; the member is then no part of the body.
/// </summary>
/// <example><code>public sealed record Created(int Id, [property: StatusCode] int Status = 201);</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StatusCodeAttribute : Attribute;
