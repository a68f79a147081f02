using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>One kind of process as the file has it: before it is known which services <c>*</c> stands for.</summary>
internal sealed class ProcessDraft
{
    public required string Name { get; init; }

    /// <summary>Where its name stands; that of all processes, if the file names none.</summary>
    public required Place Place { get; init; }

    /// <summary>The names of services; <c>*</c> is among them.</summary>
    public required IReadOnlyList<PlacedValue> Services { get; init; }

    /// <summary>Whether some of the services could not be read.</summary>
    public bool HasUnreadServices { get; init; }

    /// <summary>Whether it is a gateway; <see langword="null"/> if that could not be read.</summary>
    public bool? IsGateway { get; init; }

    /// <summary>How many there are to be, if that is said.</summary>
    public (int Count, Place Place)? Replicas { get; init; }

    /// <summary>Where the others reach it, with places. Addresses that could not be read are missing.</summary>
    public required IReadOnlyList<(InternalUrl Url, Place Place)> Urls { get; init; }

    /// <summary>Whether some of the addresses could not be read.</summary>
    public bool HasUnreadUrls { get; init; }

    public required IReadOnlyList<(PublicListener Listener, Place Place)> Listen { get; init; }

    /// <summary>Where it is said where it listens for requests from outside, if it is said.</summary>
    public Place? ListenPlace { get; init; }
}
