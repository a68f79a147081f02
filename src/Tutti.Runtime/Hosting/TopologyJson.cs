using System.Text.Json.Serialization;

namespace Tutti.Hosting;

/// <summary>The environment as the variable <c>TUTTI_ENV_JSON</c> has it.</summary>
/// <remarks>Members have setters, because <c>init</c> loses the initial value of one that is absent.</remarks>
internal sealed record EnvironmentDocument
{
    public IReadOnlyList<string> Keys { get; set; } = [];

    public IReadOnlyDictionary<string, ProcessDocument> Processes { get; set; } =
        new Dictionary<string, ProcessDocument>();
}

/// <summary>One process in <see cref="EnvironmentDocument"/>.</summary>
internal sealed record ProcessDocument
{
    public bool Gateway { get; set; }

    public IReadOnlyList<string> Services { get; set; } = [];

    public string? Url { get; set; }
}

[JsonSerializable(typeof(EnvironmentDocument))]
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectNullableAnnotations = true
)]
internal sealed partial class TopologyJson : JsonSerializerContext;
