using Npgsql;
using Tutti;

namespace Uptime.Sites;

/// <summary>Knows the sites that are watched.</summary>
[Service("site")]
public sealed class SiteService(SiteDb db)
{
    private const int MostSites = 20;

    /// <summary>Adds a site.</summary>
    /// <param name="request">The site.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The site with its id.</returns>
    [Post("/site", Public = true)]
    public async Task<Site> Add(AddSite request, CancellationToken cancellationToken)
    {
        if (await db.ExecuteScalarAsync<long>("select count(*) from sites", cancellationToken) >= MostSites)
        {
            throw Problem.ResourceExhausted($"There are {MostSites} sites already; remove one first.");
        }
        try
        {
            return await db.QuerySingleAsync<Site>(
                $"insert into sites (url) values ({request.Url}) returning id, url",
                cancellationToken
            );
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Problem.AlreadyExists($"{request.Url} is watched already.");
        }
    }

    /// <summary>Gives a site.</summary>
    /// <param name="siteId">The site's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The site.</returns>
    [Get("/site/{siteId}", Public = true)]
    public async Task<Site> Get(long siteId, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<Site>($"select id, url from sites where id = {siteId}", cancellationToken)
        ?? throw Problem.NotFound($"There is no site {siteId}.");

    /// <summary>Removes a site.</summary>
    /// <param name="siteId">The site's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Delete("/site/{siteId}", Public = true)]
    public async Task Delete(long siteId, CancellationToken cancellationToken) =>
        await db.ExecuteAsync($"delete from sites where id = {siteId}", cancellationToken);

    /// <summary>Lists the sites.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The sites.</returns>
    [Get("/site", Public = true)]
    public async Task<SiteList> List(CancellationToken cancellationToken) =>
        new(await db.QueryAsync<Site>("select id, url from sites order by id", cancellationToken));
}
