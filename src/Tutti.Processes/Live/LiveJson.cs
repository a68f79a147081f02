using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Processes.Live;

/// <summary>How what processes say of themselves is written. What is absent is <c>null</c>.</summary>
[JsonSerializable(typeof(LiveProcess))]
[JsonSerializable(typeof(LiveRun))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true)]
internal sealed partial class LiveJson : JsonSerializerContext;
