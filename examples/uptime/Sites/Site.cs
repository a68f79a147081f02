using System.ComponentModel.DataAnnotations;

namespace Uptime.Sites;

/// <summary>A site that is watched.</summary>
/// <param name="Id">The site's id.</param>
/// <param name="Url">Its address; <c>https</c> goes without saying.</param>
public sealed record Site(long Id, string Url);

/// <summary>A site to watch.</summary>
/// <param name="Url">Its address; <c>https</c> goes without saying.</param>
public sealed record AddSite([StringLength(500, MinimumLength = 1)] string Url);

/// <summary>The sites that are watched.</summary>
/// <param name="Sites">The sites, in the order in which they were added.</param>
public sealed record SiteList(IReadOnlyList<Site> Sites);
