namespace Uptime.Monitors;

/// <summary>Looks whether an address answers.</summary>
public sealed class Pinger(IHttpClientFactory clients)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether an address answers with anything below 400.</summary>
    public async Task<bool> PingAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(Complete(url), UriKind.Absolute, out var address))
        {
            return false;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient();
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return (int)answer.StatusCode < 400;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static string Complete(string url) =>
        url.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? url
            : $"https://{url}";
}
