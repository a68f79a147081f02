using System.Text.Json;
using System.Text.Json.Serialization;
using Tutti.Bench.Remote.Load;

namespace Tutti.Bench.Remote;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(List<Sale>))]
[JsonSerializable(typeof(LoadRun))]
[JsonSerializable(typeof(LoadFigures))]
internal sealed partial class RemoteJsonContext : JsonSerializerContext;
