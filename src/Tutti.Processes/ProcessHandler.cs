using Tutti.Processes.Certificates;

namespace Tutti.Processes;

/// <summary>Sends each request to the next one of several addresses, and on to the one after it if nobody listens there.</summary>
internal sealed class ProcessHandler : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly ProcessCertificates? _certificates;
    private ProcessAddress[] _addresses;
    private uint _turn;

    public ProcessHandler(IReadOnlyList<InternalUrl> urls, ProcessCertificates? certificates)
    {
        _certificates = certificates;
        _addresses = [.. urls.Select(url => new ProcessAddress(url, certificates))];
    }

    /// <summary>Puts other addresses in the place of these. Those that stay keep their connections.</summary>
    public void Replace(IReadOnlyList<InternalUrl> urls)
    {
        lock (_lock)
        {
            var old = _addresses;
            ProcessAddress[] now =
            [
                .. urls.Select(url =>
                    Array.Find(old, address => address.Url == url) ?? new ProcessAddress(url, _certificates)
                ),
            ];
            Volatile.Write(ref _addresses, now);
            foreach (var gone in old.Except(now))
            {
                gone.Dispose();
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var turn = Interlocked.Increment(ref _turn);
        for (var tried = 1u; ; tried++)
        {
            var addresses = Volatile.Read(ref _addresses);
            if (addresses.Length == 0)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "No such process runs now.");
            }
            var address = addresses[(turn + tried) % (uint)addresses.Length];
            if (!address.TryEnter())
            {
                // Replaced at this moment.
                tried--;
                continue;
            }
            try
            {
                return await address.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception)
                when (tried < addresses.Length && ProcessConnection.FoundNobody(exception))
            {
                // The next one.
            }
            catch (OperationCanceledException exception)
                when (exception.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
            {
                // Only connecting has a time of its own here.
                if (tried >= addresses.Length)
                {
                    throw new HttpRequestException(HttpRequestError.ConnectionError, exception.Message, exception);
                }
            }
            finally
            {
                address.Leave();
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Replace([]);
        }
        base.Dispose(disposing);
    }
}
