namespace Tutti.Processes.Environments.Json;

/// <summary>A text is no JSON, or none that is worth reading on.</summary>
internal sealed class PlacedJsonException(string code, string message, string remedy, Place place) : Exception(message)
{
    public string Code { get; } = code;

    public string Remedy { get; } = remedy;

    public Place Place { get; } = place;
}
