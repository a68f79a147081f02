using System.Buffers.Text;
using System.Security.Cryptography;
using Tutti;

namespace UrlShortener.Urls;

/// <summary>Shortens addresses.</summary>
[Service("url")]
public sealed class UrlService(UrlDb db)
{
    /// <summary>Shortens an address.</summary>
    /// <param name="request">The address.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The address with its id.</returns>
    [Post("/url", Public = true)]
    public async Task<Url> Shorten(ShortenUrl request, CancellationToken cancellationToken)
    {
        var url = new Url(NewId(), request.Url);
        await db.ExecuteAsync(
            $"insert into url (id, original_url) values ({url.Id}, {url.OriginalUrl})",
            cancellationToken
        );
        return url;
    }

    /// <summary>Gives an address.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The address with its id.</returns>
    [Get("/url/{id}", Public = true)]
    public async Task<Url> Get(string id, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<Url>($"select id, original_url from url where id = {id}", cancellationToken)
        ?? throw Problem.NotFound($"There is no URL {id}.");

    /// <summary>Lists all addresses, for other services.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The addresses.</returns>
    [Get("/url")]
    public async Task<UrlList> List(CancellationToken cancellationToken) =>
        new(await db.QueryAsync<Url>("select id, original_url from url order by id", cancellationToken));

    // Six random bytes are eight characters, of which none needs to be escaped.
    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(6));
}
