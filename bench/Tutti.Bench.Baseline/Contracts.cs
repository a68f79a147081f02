using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Bench.Baseline;

internal sealed record Greeting(string Message);

internal sealed record Order(List<OrderItem> Items);

internal sealed record OrderItem(
    string Name,
    int Quantity,
    long ProductId,
    double Weight,
    decimal Price,
    bool InStock,
    DateTimeOffset AddedAt,
    OrderStatus Status
);

[JsonConverter(typeof(JsonStringEnumConverter<OrderStatus>))]
internal enum OrderStatus
{
    Open,
    Paid,
    Shipped,
}

internal sealed record MemoryUse(long AllocatedBytes);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Greeting))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(MemoryUse))]
internal sealed partial class BaselineJsonContext : JsonSerializerContext;
