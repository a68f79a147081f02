using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Suppressors;

/// <summary>What analyzers of the SDK say about an app and are wrong about, because they cannot know who calls, creates or reads something.</summary>
/// <remarks>What is a matter of taste for the rest of an app, such as <c>ConfigureAwait</c>, is left alone.</remarks>
internal static class Suppressions
{
    public static readonly SuppressionDescriptor StaticEndpoint = new(
        "TUTS001",
        "CA1822",
        "An endpoint is called on an instance of its class, even if it needs nothing of it; it cannot be static"
    );

    public static readonly SuppressionDescriptor CreatedClass = new(
        "TUTS002",
        "CA1812",
        "The framework creates classes with endpoints, databases, and what is received or read from rows, and a service's container what is registered with it"
    );

    public static readonly SuppressionDescriptor PublicService = new(
        "TUTS003",
        "CA1515",
        "Services, and all that their signatures name, are public so that clients and tests may be"
    );

    public static readonly SuppressionDescriptor NullArgument = new(
        "TUTS004",
        "CA1062",
        "The framework refuses a call whose arguments are null, and passes none itself"
    );

    public static readonly SuppressionDescriptor ListOnTheWire = new(
        "TUTS005",
        "CA1002",
        "What is exchanged is data that is copied between the two sides; nobody derives from its lists"
    );

    public static readonly SuppressionDescriptor ArrayOnTheWire = new(
        "TUTS006",
        "CA1819",
        "What is exchanged is data that is copied between the two sides; an array of it is nobody else's"
    );

    public static readonly SuppressionDescriptor SetterOnTheWire = new(
        "TUTS007",
        "CA2227",
        "What is received is set by generated code, lists too"
    );

    public static ImmutableArray<SuppressionDescriptor> All =>
        [StaticEndpoint, CreatedClass, PublicService, NullArgument, ListOnTheWire, ArrayOnTheWire, SetterOnTheWire];
}
