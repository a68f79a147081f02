using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Tutti.Bench.Trello;

/// <summary>Passes requests on to other processes.</summary>
internal sealed class Gateway(Grouping grouping)
{
    private static readonly FrozenSet<string> s_notCopied = new[]
    {
        "Host",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HttpClient s_http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    );

    public void Map(WebApplication app)
    {
        Forward("user", "/users");
        Forward("user", "/users/{userId}");
        Forward("org", "/orgs");
        Forward("board", "/boards");
        Forward("card", "/boards/{boardId}/cards");
        Forward("card", "/cards/{cardId}");

        void Forward(string service, string route)
        {
            if (!grouping.Hosts(service))
            {
                var address = grouping.AddressOf(service).GetLeftPart(UriPartial.Authority);
                app.Map(route, http => ForwardAsync(http, address));
            }
        }
    }

    private async Task ForwardAsync(HttpContext http, string address)
    {
        using var request = CreateRequest(http, address);
        using var response = await s_http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            http.RequestAborted
        );
        http.Response.StatusCode = (int)response.StatusCode;
        CopyHeaders(response.Headers.NonValidated, http.Response.Headers);
        CopyHeaders(response.Content.Headers.NonValidated, http.Response.Headers);
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private HttpRequestMessage CreateRequest(HttpContext http, string address)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Parse(http.Request.Method),
            $"{address}{http.Request.Path.ToUriComponent()}{http.Request.QueryString.ToUriComponent()}"
        )
        {
            Version = grouping.Http,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            request.Content = new StreamContent(http.Request.Body);
        }
        foreach (var (name, values) in http.Request.Headers)
        {
            if (
                !s_notCopied.Contains(name)
                && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)
            )
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", http.Connection.RemoteIpAddress?.ToString());
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", http.Request.Scheme);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", http.Request.Host.Value);
        foreach (var (name, value) in grouping.AddedHeaders)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    private static void CopyHeaders(System.Net.Http.Headers.HttpHeadersNonValidated from, IHeaderDictionary to)
    {
        foreach (var (name, values) in from)
        {
            if (!s_notCopied.Contains(name))
            {
                to[name] = new StringValues([.. values]);
            }
        }
    }
}
