using Tutti;
using Uptime.Sites;

namespace Uptime.Monitors;

/// <summary>Watches the sites.</summary>
[Service("monitor")]
public sealed class MonitorService(MonitorDb db, ISiteClient sites, Pinger pinger, TimeProvider clock)
    : IConfigureService
{
    private const int AtOnce = 8;

    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<Pinger>();

    /// <summary>Looks whether an address answers.</summary>
    /// <param name="url">The address; <c>https</c> goes without saying.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it does.</returns>
    [Get("/ping/{*url}", Public = true)]
    public async Task<Ping> Ping(string url, CancellationToken cancellationToken) =>
        new(await pinger.PingAsync(url, cancellationToken));

    /// <summary>Looks at one site, and keeps what it found.</summary>
    /// <param name="siteId">The site's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it answers.</returns>
    [Post("/check/{siteId}", Public = true)]
    public async Task<Ping> Check(long siteId, CancellationToken cancellationToken) =>
        new(await CheckAsync(await sites.GetAsync(siteId, cancellationToken), cancellationToken));

    /// <summary>Looks at all sites, a few at once.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [Post("/check-all", Public = true)]
    public async Task CheckAll(CancellationToken cancellationToken)
    {
        var all = await sites.ListAsync(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(all.Sites, options, async (site, token) => await CheckAsync(site, token));
    }

    /// <summary>What was found when the sites were last looked at.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Each site's status.</returns>
    [Get("/status", Public = true)]
    public async Task<StatusList> Status(CancellationToken cancellationToken) =>
        new(
            await db.QueryAsync<SiteStatus>(
                """
                select distinct on (site_id) site_id as id, up, checked_at
                from checks
                order by site_id, checked_at desc
                """,
                cancellationToken
            )
        );

    private async Task<bool> CheckAsync(Site site, CancellationToken cancellationToken)
    {
        var up = await pinger.PingAsync(site.Url, cancellationToken);
        await db.ExecuteAsync(
            $"insert into checks (site_id, up, checked_at) values ({site.Id}, {up}, {clock.GetUtcNow()})",
            cancellationToken
        );
        return up;
    }
}
