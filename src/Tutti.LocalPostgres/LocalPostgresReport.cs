namespace Tutti.LocalPostgres;

/// <summary>What would be used, and why, for <c>tutti doctor</c>.</summary>
internal sealed record LocalPostgresReport
{
    /// <summary>Where the data of the app is.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of the programs that would be used; null if there are none.</summary>
    public string? Binaries { get; init; }

    /// <summary>Such as <c>18.4</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Where the programs come from, such as <c>on PATH</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the programs are here; else they are fetched at the first start.</summary>
    public bool IsFetched { get; init; }

    /// <summary>What was found and is not used, with the reason; whole sentences.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];

    /// <summary>The major version that made the data; null if there is none yet.</summary>
    public int? DataMajor { get; init; }

    /// <summary>Whether the server is up.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Why there would be no server.</summary>
    public string? Problem { get; init; }

    /// <summary>What the developer can do about it.</summary>
    public string? Remedy { get; init; }
}
