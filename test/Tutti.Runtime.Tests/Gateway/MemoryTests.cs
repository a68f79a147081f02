using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

/// <summary>What takes memory. Alone, for that of other tests would count.</summary>
[Collection(Alone)]
public sealed class MemoryTests(GatewayHosts hosts)
{
    private const string Alone = "alone";
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task AHugeAnswerTakesNoMemoryOfTheGateway()
    {
        var host = hosts.Of(Grouping.Apart);
        using var response = await host.Http.GetAsync(
            $"/streams/bytes/{600L * Megabyte}",
            HttpCompletionOption.ResponseHeadersRead
        );
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var (read, most, total) = (0, 0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            total += read;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false) - before);
        }

        Assert.Equal(600L * Megabyte, total);
        Assert.InRange(most, long.MinValue, 300L * Megabyte);
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneCollection;
}
