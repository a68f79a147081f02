using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.Gateway.Cors;

/// <summary>Says whether the app's own rules hold for an endpoint, or what its attributes say.</summary>
internal sealed class CorsRules(bool isOwnProgram)
{
    /// <summary>Whether they hold for what was found for a request; also if nothing was.</summary>
    public bool IsOurs(Endpoint? endpoint)
    {
        if (endpoint is not RouteEndpoint)
        {
            return true;
        }
        return endpoint.Metadata.GetMetadata<TuttiEndpoint>() is { Info: var info }
            && IsOurs(info)
            && IsOurs(endpoint.Metadata.GetMetadata<ICorsMetadata>());
    }

    /// <summary>Whether they hold for an endpoint of the app.</summary>
    public bool IsOurs(EndpointInfo info) => IsOurs(info.Metadata.OfType<ICorsMetadata>().LastOrDefault());

    // Where nobody has added policies, the attribute without a name means the only ones that there are.
    private bool IsOurs(ICorsMetadata? own) =>
        own is null || (!isOwnProgram && own is IEnableCorsAttribute { PolicyName: null or "" });
}
