using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>What is constant about an endpoint. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EndpointInfo
{
    /// <summary>The name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The name of the endpoint, unique in the service.</summary>
    public required string Name { get; init; }

    /// <summary>The route template, if there is one.</summary>
    public string? Route { get; init; }

    /// <summary>The HTTP methods; <c>*</c> alone is any.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Whether it can be reached from outside of the app.</summary>
    public bool Public { get; init; }

    /// <summary>Whether it takes the <c>HttpContext</c> or gives an <c>IResult</c>, so that no service can call it.</summary>
    public bool Raw { get; init; }

    /// <summary>Whether a call may be repeated without further effect.</summary>
    public bool Idempotent { get; init; }

    /// <summary>How long a call may take; <see langword="null"/> is the app's default, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> any time.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long a request's body may be, in bytes; <see langword="null"/> is the app's default, -1 any length.</summary>
    public long? BodyLimit { get; init; }

    /// <summary>The headers that it reads from requests.</summary>
    public IReadOnlyList<string> RequestHeaders { get; init; } = [];

    /// <summary>The headers that it writes to responses.</summary>
    public IReadOnlyList<string> ResponseHeaders { get; init; } = [];

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The summary from the documentation comment, if there is one.</summary>
    public string? Summary { get; init; }

    /// <summary>Attributes of the class and then of the method that ASP.NET Core and its middleware look at, such as <c>[Authorize]</c>.</summary>
    public IReadOnlyList<object> Metadata { get; init; } = [];
}
