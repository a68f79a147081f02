namespace Tutti.Model;

/// <summary>
/// What an app consists of: its services, their endpoints, the types that they exchange and who calls whom.
/// The generator derives it from the code and writes it into the built assembly; everything else reads it.
/// </summary>
/// <remarks>Immutable, with structural equality: the incremental generator and <c>describe --diff</c> rely on both.</remarks>
public sealed record ApplicationModel
{
    /// <summary>The version of the JSON form. A reader refuses a newer one.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The app's name, from <c>tutti.json</c>; without one the assembly's.</summary>
    public required string Name { get; init; }

    /// <summary>The services, ordered by name.</summary>
    public EquatableArray<ServiceModel> Services { get; init; }

    /// <summary>Which service calls which endpoint, ordered by caller, callee and endpoint.</summary>
    public EquatableArray<CallModel> Calls { get; init; }

    /// <summary>The SQL databases, ordered by name.</summary>
    public EquatableArray<DatabaseModel> Databases { get; init; }

    /// <summary>Every record, class, struct and enum that an endpoint's schema reaches, ordered by id.</summary>
    public EquatableArray<TypeModel> Types { get; init; }
}

/// <summary>A service: a class marked as one, and all in its folder and below.</summary>
public sealed record ServiceModel
{
    /// <summary>The name, unique in the app.</summary>
    public required string Name { get; init; }

    /// <summary>The folder, relative to the project's, with <c>/</c>; <c>.</c> is the project's own.</summary>
    public required string Directory { get; init; }

    /// <summary>The class with its namespace.</summary>
    public required string Type { get; init; }

    /// <summary>The summary from the class's documentation comment, if there is one.</summary>
    public string? Doc { get; init; }

    /// <summary>The endpoints, ordered by name.</summary>
    public EquatableArray<EndpointModel> Endpoints { get; init; }

    /// <summary>Names of the services whose clients are injected into classes of this one, ordered.</summary>
    public EquatableArray<string> Clients { get; init; }
}

/// <summary>A method that can be called over HTTP, by other services, or both.</summary>
public sealed record EndpointModel
{
    /// <summary>The method's name without the suffix <c>Async</c>; unique in the service.</summary>
    public required string Name { get; init; }

    /// <summary>The HTTP methods, ordered; <c>*</c> alone is any. Empty if there is no route.</summary>
    public EquatableArray<string> Methods { get; init; }

    /// <summary>The route template, or <see langword="null"/> if the endpoint is called by name only.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it can be reached from outside of the app.</summary>
    public bool Public { get; init; }

    /// <summary>Who may call, or <see langword="null"/> if anybody may.</summary>
    public AuthorizationModel? Authorization { get; init; }

    /// <summary>The summary from the method's documentation comment, if there is one.</summary>
    public string? Doc { get; init; }

    /// <summary>The tags, ordered.</summary>
    public EquatableArray<string> Tags { get; init; }

    /// <summary>How long a call may take, as a constant like <c>00:00:05</c>; <see langword="null"/> is the app's default.</summary>
    public string? Timeout { get; init; }

    /// <summary>Whether a call may be repeated without further effect.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether the method handles the HTTP request itself (takes an <c>HttpContext</c> or gives an <c>IResult</c>); then no service can call it.</summary>
    public bool Raw { get; init; }

    /// <summary>What is read from a request, in the order of the method's parameters; each member of a request object is one.</summary>
    public EquatableArray<RequestMemberModel> Request { get; init; }

    /// <summary>What a call gives, or <see langword="null"/> for nothing.</summary>
    public TypeReference? Response { get; init; }
}

/// <summary>Who may call an endpoint, as its <c>[Authorize]</c> attributes say.</summary>
public sealed record AuthorizationModel
{
    /// <summary>Names of the policies that must hold.</summary>
    public EquatableArray<string> Policies { get; init; }

    /// <summary>The roles; each entry is one attribute's comma-separated list, of which one must fit.</summary>
    public EquatableArray<string> Roles { get; init; }

    /// <summary>The authentication schemes that are asked, if they are named.</summary>
    public EquatableArray<string> Schemes { get; init; }
}

/// <summary>One value that an endpoint reads from a request.</summary>
public sealed record RequestMemberModel
{
    /// <summary>The name on the wire, such as a query key or a JSON member.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is read: <c>route</c>, <c>query</c>, <c>header</c>, <c>cookie</c>, <c>body</c> (a member of the JSON object) or <c>wholeBody</c>.</summary>
    public required string In { get; init; }

    /// <summary>Its type.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Whether a request without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>The value that stands in for a missing one, as JSON text.</summary>
    public string? Default { get; init; }

    /// <summary>The text from the parameter's or property's documentation comment, if there is one.</summary>
    public string? Doc { get; init; }

    /// <summary>The validation rules, as they are written in C#.</summary>
    public EquatableArray<string> Rules { get; init; }
}

/// <summary>That a service calls an endpoint of another.</summary>
public sealed record CallModel
{
    /// <summary>The calling service's name.</summary>
    public required string From { get; init; }

    /// <summary>The called service's name.</summary>
    public required string To { get; init; }

    /// <summary>The called endpoint's name.</summary>
    public required string Endpoint { get; init; }
}
