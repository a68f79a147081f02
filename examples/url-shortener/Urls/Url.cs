using System.ComponentModel.DataAnnotations;

namespace UrlShortener.Urls;

/// <summary>An address and its short form.</summary>
/// <param name="Id">What stands for the address.</param>
/// <param name="OriginalUrl">The address.</param>
public sealed record Url(
    string Id,
    [property: System.Text.Json.Serialization.JsonPropertyName("url")] string OriginalUrl
);

/// <summary>An address to shorten.</summary>
/// <param name="Url">The address, with <c>http</c> or <c>https</c>.</param>
public sealed record ShortenUrl([Url, StringLength(2000)] string Url);

/// <summary>All addresses.</summary>
/// <param name="Urls">The addresses, ordered by id.</param>
public sealed record UrlList(IReadOnlyList<Url> Urls);
