using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Processes.Environments;

namespace Tutti.Gateway;

/// <summary>What is done to requests from outside. A program of one's own decides itself, but for what the environment names.</summary>
internal sealed record GatewaySettings
{
    /// <summary>Whether a program of one's own has made the host.</summary>
    public required bool IsOwnProgram { get; init; }

    /// <summary>The proxies that are believed where a request has come from; <see langword="null"/> if that is not looked at.</summary>
    public IReadOnlyList<IPNetwork>? TrustedProxies { get; init; }

    /// <summary>Which pages of other origins may call; <see langword="null"/> if that is not looked at.</summary>
    public CorsSettings? Cors { get; init; }

    public static GatewaySettings Of(IServiceProvider host)
    {
        var environment = host.GetService<AppEnvironment>();
        var isOwn = host.GetService<GeneratedMain>() is null;
        return new GatewaySettings
        {
            IsOwnProgram = isOwn,
            Cors = environment?.Cors ?? (isOwn ? null : new CorsSettings()),
            TrustedProxies = LeavesProxies(host, isOwn, environment) ? null : environment?.TrustedProxies ?? [],
        };
    }

    // ASPNETCORE_FORWARDEDHEADERS_ENABLED has ASP.NET Core believe all.
    private static bool LeavesProxies(IServiceProvider host, bool isOwn, AppEnvironment? environment) =>
        (isOwn && environment is not { TrustedProxies.Count: > 0 })
        || bool.TryParse(host.GetRequiredService<IConfiguration>()["ForwardedHeaders_Enabled"], out var enabled)
            && enabled;
}
