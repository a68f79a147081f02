using Tutti.Generators.Schema;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>A parameter of an endpoint's method.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ParameterSpec
{
    public required ParameterRole Role { get; init; }

    /// <summary>The parameter as a member of the arguments; <see langword="null"/> for what is no part of a call.</summary>
    public MemberSpec? Member { get; init; }

    /// <summary>Where a value is read.</summary>
    public ValueOrigin Origin { get; init; }

    /// <summary>The name of a value on the wire.</summary>
    public string WireName { get; init; } = "";

    /// <summary>How the request is read.</summary>
    public RequestSpec? Request { get; init; }
}

/// <summary>What a parameter is for.</summary>
internal enum ParameterRole
{
    /// <summary>A simple value, or a list of such, read from its own place.</summary>
    Value,

    /// <summary>The request: an object with members, or the whole body.</summary>
    Request,

    /// <summary>The token that ends the call.</summary>
    CancellationToken,

    /// <summary>The HTTP request and response.</summary>
    HttpContext,
}

/// <summary>Where in a request something is read.</summary>
internal enum ValueOrigin
{
    /// <summary>A member of the JSON body.</summary>
    Body,

    Route,
    Query,
    Header,
    Cookie,

    /// <summary>Nowhere: only the constructor knows it, and gets its default.</summary>
    Nowhere,
}

/// <summary>How the request is read.</summary>
internal sealed record RequestSpec
{
    /// <summary>The type of the request.</summary>
    public required TypeUse Type { get; init; }

    /// <summary>Whether the JSON body is the request, whole.</summary>
    public bool IsWholeBody { get; init; }

    /// <summary>The members and where each is read, if not all are in the body, in the order of the type.</summary>
    public EquatableArray<RequestMember> Members { get; init; }

    /// <summary>Names of the members that the constructor takes, in its order.</summary>
    public EquatableArray<string> Constructor { get; init; }

    /// <summary>The validation attributes on the type itself.</summary>
    public EquatableArray<RuleSpec> Rules { get; init; }

    /// <summary>Whether it is an <c>IValidatableObject</c>.</summary>
    public bool ValidatesItself { get; init; }

    /// <summary>The members that are read from the JSON body.</summary>
    public IEnumerable<MemberSpec> BodyMembers =>
        Members.Where(m => m.Origin == ValueOrigin.Body).Select(m => m.Member);
}

/// <summary>A member of the request.</summary>
/// <param name="Member">The member.</param>
/// <param name="Origin">Where it is read.</param>
/// <param name="WireName">Its name there.</param>
internal sealed record RequestMember(MemberSpec Member, ValueOrigin Origin, string WireName);
