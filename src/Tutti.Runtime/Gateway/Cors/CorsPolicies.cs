using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Tutti.CompilerServices;
using Tutti.Processes.Environments;
using Tutti.Requests;

namespace Tutti.Gateway.Cors;

/// <summary>The two rules of an app: for requests that come with the user's credentials, and for those that do not.</summary>
internal sealed class CorsPolicies
{
    private const string Any = "*";

    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(10);

    // What a page may send anyway in most cases, and names all the same.
    private static readonly string[] s_headers =
    [
        HeaderNames.Accept,
        HeaderNames.AcceptLanguage,
        HeaderNames.ContentLanguage,
        HeaderNames.ContentType,
        HeaderNames.Origin,
        HeaderNames.Range,
        RequestIds.Header,
    ];

    private readonly CorsPolicy _with;
    private readonly CorsPolicy _without;

    public CorsPolicies(CorsSettings settings, GeneratedApplication application)
    {
        var infos = application
            .Services.SelectMany(service => service.Endpoints)
            .Select(endpoint => endpoint.Info)
            .Where(RouteTable.IsPublic)
            .ToList();
        string[] headers = [.. s_headers, .. infos.SelectMany(info => info.RequestHeaders), .. settings.Headers];
        string[] exposed =
        [
            RequestIds.Header,
            .. infos.SelectMany(info => info.ResponseHeaders),
            .. settings.ExposedHeaders,
        ];
        _with = Build(
            settings.OriginsWithCredentials,
            [.. headers, HeaderNames.Authorization],
            exposed,
            settings,
            true
        );
        _without = Build(settings.Origins ?? [Any], headers, exposed, settings, false);
    }

    /// <summary>The rule for a request.</summary>
    public CorsPolicy Of(HttpRequest request) =>
        request.Headers.Authorization.Count > 0 || request.Headers.Cookie.Count > 0 ? _with : _without;

    /// <summary>The rule for a question that a browser asks before a request.</summary>
    /// <remarks>
    /// It says whether there will be an <c>Authorization</c>, but not whether there will be cookies. An origin that may send these gets the answer that
    /// allows it.
    /// </remarks>
    public CorsPolicy OfPreflight(string origin, IReadOnlyList<string> asked) =>
        _with.IsOriginAllowed(origin) || asked.Any(NeedsCredentials) ? _with : _without;

    private static bool NeedsCredentials(string header) =>
        header.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase)
        || header.Equals(HeaderNames.Cookie, StringComparison.OrdinalIgnoreCase);

    private static CorsPolicy Build(
        IReadOnlyList<string> origins,
        string[] headers,
        string[] exposed,
        CorsSettings settings,
        bool credentials
    )
    {
        var policy = new CorsPolicyBuilder([.. origins.Where(origin => origin != Any)])
            .SetIsOriginAllowedToAllowWildcardSubdomains()
            .AllowAnyMethod()
            .WithExposedHeaders([.. exposed.Distinct(StringComparer.OrdinalIgnoreCase)])
            .SetPreflightMaxAge(settings.MaxAge ?? s_maxAge);
        _ = headers.Contains(Any)
            ? policy.AllowAnyHeader()
            : policy.WithHeaders([.. headers.Distinct(StringComparer.OrdinalIgnoreCase)]);
        if (credentials)
        {
            policy.AllowCredentials();
        }
        if (origins.Contains(Any))
        {
            _ = credentials ? policy.SetIsOriginAllowed(_ => true) : policy.AllowAnyOrigin();
        }
        return policy.Build();
    }
}
