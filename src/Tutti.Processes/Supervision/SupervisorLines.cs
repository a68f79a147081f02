using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Processes.Supervision;

/// <summary>
/// What a supervisor and a process that it has started say to each other, a line of JSON each. The supervisor writes to the process's standard input,
/// which it holds open as long as it lives: the end of it means <em>stop</em>, whatever has become of the supervisor. The process answers on standard
/// output, among whatever else it writes there.
/// </summary>
internal static class SupervisorLines
{
    /// <summary>The environment variable that tells a process that it is supervised, by the value <c>1</c>.</summary>
    public const string Variable = "TUTTI_SUPERVISED";

    private const string Start = """{"tutti":""";

    /// <summary>To the process: where the others are from now on.</summary>
    public static string Write(PeersLine line) => JsonSerializer.Serialize(line, SupervisorJson.Default.PeersLine);

    /// <summary>From the process: it is ready, or it calls the others where it was told.</summary>
    public static string Write(ProcessLine line) => JsonSerializer.Serialize(line, SupervisorJson.Default.ProcessLine);

    /// <summary>Reads what a supervisor has said; <see langword="null"/> if it means nothing here.</summary>
    public static PeersLine? ReadPeers(string line) => Read(line, SupervisorJson.Default.PeersLine);

    /// <summary>Reads what a process has said; <see langword="null"/> if the line is the app's own.</summary>
    public static ProcessLine? ReadProcess(string line) => Read(line, SupervisorJson.Default.ProcessLine);

    private static T? Read<T>(string line, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        if (!line.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Where the processes of some kinds are; the kinds that are not named stay where they are.</summary>
/// <param name="Number">Counts such lines; the answer repeats it.</param>
/// <param name="Urls">The addresses, by the name of the kind.</param>
internal sealed record PeersLine(long Number, IReadOnlyDictionary<string, IReadOnlyList<string>> Urls)
{
    /// <summary>What kind of line it is.</summary>
    [JsonPropertyOrder(-1)]
    public string Tutti { get; init; } = "peers";
}

/// <summary>What a process says of itself.</summary>
internal sealed record ProcessLine
{
    public const string Ready = "ready";
    public const string Peers = "peers";

    /// <summary><see cref="Ready"/>, or <see cref="Peers"/> when it calls the others where the last such line has said.</summary>
    [JsonPropertyOrder(-1)]
    public required string Tutti { get; init; }

    /// <summary>Where it takes requests from outside, if it does.</summary>
    public IReadOnlyList<string>? Urls { get; init; }

    /// <summary>Which line it answers.</summary>
    public long? Number { get; init; }
}

[JsonSerializable(typeof(PeersLine))]
[JsonSerializable(typeof(ProcessLine))]
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true
)]
internal sealed partial class SupervisorJson : JsonSerializerContext;
