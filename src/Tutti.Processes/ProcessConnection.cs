using Tutti.Processes.Certificates;

namespace Tutti.Processes;

/// <summary>The way to the processes of one kind, over their internal listeners: one, or several that are alike and take turns.</summary>
internal sealed class ProcessConnection : IDisposable
{
    private readonly ProcessHandler _handler;

    public ProcessConnection(InternalUrl url, string key)
        : this([url], key) { }

    /// <summary>Makes a connection; the first request opens it.</summary>
    /// <param name="urls">The addresses, at least one.</param>
    /// <param name="key">What proves that this process belongs to the app.</param>
    /// <param name="certificates">What proves it where an address begins with <c>https</c>.</param>
    public ProcessConnection(IReadOnlyList<InternalUrl> urls, string key, ProcessCertificates? certificates = null)
    {
        Key = key;
        Url = urls[0];
        _handler = new ProcessHandler(urls, certificates);
        Http = new HttpMessageInvoker(_handler);
    }

    /// <summary>The first address: the one in URLs of requests, and in messages. Which one a request goes to is decided when it is sent.</summary>
    public InternalUrl Url { get; private set; }

    /// <summary>What proves that this process belongs to the app.</summary>
    public string Key { get; }

    /// <summary>
    /// Sends requests. One that finds nobody listening goes on to the next address; when there is none, it fails by an
    /// <see cref="HttpRequestException"/> that <see cref="FoundNobody"/> knows.
    /// </summary>
    public HttpMessageInvoker Http { get; }

    /// <summary>Whether a request failed because nobody listened, so that nothing of it has been sent.</summary>
    public static bool FoundNobody(Exception exception) =>
        exception
            is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            };

    /// <summary>Sends all further requests to other addresses. Those on their way end where they are.</summary>
    /// <param name="urls">The addresses; none if no such process runs now.</param>
    public void Replace(IReadOnlyList<InternalUrl> urls)
    {
        _handler.Replace(urls);
        if (urls.Count > 0)
        {
            Url = urls[0];
        }
    }

    public void Dispose() => Http.Dispose();
}
