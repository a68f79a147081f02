using Tutti.Generators.Schema;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>An endpoint: what its code and its part of the model are emitted from.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record EndpointSpec
{
    /// <summary>The name, unique in the service.</summary>
    public required string Name { get; init; }

    /// <summary>The method's name in C#, escaped if it is a keyword.</summary>
    public required string MethodName { get; init; }

    /// <summary>The class that has the method.</summary>
    public required EndpointClassSpec Class { get; init; }

    /// <summary>What the attribute says.</summary>
    public required EndpointSettings Settings { get; init; }

    /// <summary>The method's parameters, in order.</summary>
    public EquatableArray<ParameterSpec> Parameters { get; init; }

    public required ResultSpec Result { get; init; }

    /// <summary>The types of the details that its problems may have.</summary>
    public EquatableArray<DetailsSpec> Details { get; init; }

    /// <summary>Whether the method answers the HTTP request itself.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The client's method, unless no service can call the endpoint.</summary>
    public ClientMethod? Client { get; init; }

    /// <summary>Expressions that create the attributes for ASP.NET Core, of the class and then of the method.</summary>
    public EquatableArray<string> Metadata { get; init; }

    public AuthorizationModel? Authorization { get; init; }

    public string? Doc { get; init; }

    /// <summary>The parameters that are values of the arguments.</summary>
    public IEnumerable<ParameterSpec> Arguments => Parameters.Where(p => p.Member is not null);

    /// <summary>The parameter that is the request, if there is one.</summary>
    public ParameterSpec? RequestParameter => Parameters.FirstOrDefault(p => p.Request is not null);
}

/// <summary>What an endpoint's attribute says.</summary>
internal sealed record EndpointSettings
{
    public string? Route { get; init; }

    /// <summary>The HTTP methods, ordered; <c>*</c> alone is any. Empty without a route.</summary>
    public EquatableArray<string> Methods { get; init; }

    public bool Public { get; init; }

    public bool Idempotent { get; init; }

    /// <summary>How long a call may take.</summary>
    public TimeSpan? Timeout { get; init; }

    public long? BodyLimit { get; init; }

    /// <summary>The tags, ordered.</summary>
    public EquatableArray<string> Tags { get; init; }

    /// <summary>Whether what has no place of its own is read from the query, because the methods have no body.</summary>
    public bool ReadsQuery => Methods.All(m => m is "GET" or "HEAD" or "DELETE");
}

/// <summary>What becomes of an endpoint's result.</summary>
internal sealed record ResultSpec
{
    /// <summary>How the method gives it.</summary>
    public required ResultShape Shape { get; init; }

    /// <summary>The type of the value in C#; of <c>NoResult</c> if there is none.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type as it goes over the wire; <see langword="null"/> for nothing, and for an <c>IResult</c>.</summary>
    public TypeUse? Type { get; init; }

    /// <summary>The members that become the status or headers of the response; empty in most cases.</summary>
    public EquatableArray<MemberSpec> Head { get; init; }

    /// <summary>The members of the body, if there are any in the head.</summary>
    public EquatableArray<MemberSpec> Body { get; init; }
}
