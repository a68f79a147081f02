using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Processes.Forwarding;

/// <summary>
/// The answer to a forwarded request that asks for another protocol. An endpoint may ignore what it was asked, and answer; but to a CONNECT a success
/// means that it was heard, and has no body. So the status that the endpoint sets travels in a header.
/// </summary>
internal sealed class ConnectResponse(IHttpResponseFeature response) : IHttpResponseFeature
{
    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase
    {
        get => response.ReasonPhrase;
        set => response.ReasonPhrase = value;
    }

    public IHeaderDictionary Headers
    {
        get => response.Headers;
        set => response.Headers = value;
    }

    [Obsolete("As the interface says.")]
    public Stream Body
    {
        get => response.Body;
        set => response.Body = value;
    }

    public bool HasStarted => response.HasStarted;

    public static ConnectResponse Install(HttpContext http)
    {
        var inner = http.Features.GetRequiredFeature<IHttpResponseFeature>();
        var outer = new ConnectResponse(inner);
        inner.StatusCode = StatusCodes.Status426UpgradeRequired;
        inner.OnStarting(outer.WriteStatusAsync, inner);
        http.Features.Set<IHttpResponseFeature>(outer);
        return outer;
    }

    /// <summary>The request goes over to the other protocol.</summary>
    public void Accept() => response.StatusCode = StatusCodes.Status200OK;

    public void OnStarting(Func<object, Task> callback, object state) => response.OnStarting(callback, state);

    public void OnCompleted(Func<object, Task> callback, object state) => response.OnCompleted(callback, state);

    private Task WriteStatusAsync(object _)
    {
        if (response.StatusCode == StatusCodes.Status426UpgradeRequired)
        {
            response.Headers[InternalHeaders.Status] = StatusCode.ToString(CultureInfo.InvariantCulture);
        }
        return Task.CompletedTask;
    }
}
