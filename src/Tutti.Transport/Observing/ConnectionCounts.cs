namespace Tutti.Transport.Observing;

/// <summary>What has gone over a connection, or over several.</summary>
/// <param name="Binary">Calls whose arguments were in the binary form.</param>
/// <param name="Json">Calls whose arguments were in JSON.</param>
/// <param name="BytesReceived">All that was read.</param>
/// <param name="BytesSent">All that was written.</param>
internal readonly record struct ConnectionCounts(long Binary, long Json, long BytesReceived, long BytesSent)
{
    public static ConnectionCounts operator +(ConnectionCounts left, ConnectionCounts right) =>
        new(
            left.Binary + right.Binary,
            left.Json + right.Json,
            left.BytesReceived + right.BytesReceived,
            left.BytesSent + right.BytesSent
        );
}
