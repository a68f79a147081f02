namespace Uptime.Monitors;

/// <summary>Whether a site answers.</summary>
/// <param name="Up">Whether it answers, with no failure.</param>
public sealed record Ping(bool Up);

/// <summary>What was found when a site was last looked at.</summary>
/// <param name="Id">The site's id.</param>
/// <param name="Up">Whether it answered.</param>
/// <param name="CheckedAt">When it was looked at.</param>
public sealed record SiteStatus(long Id, bool Up, DateTimeOffset CheckedAt);

/// <summary>What was found when the sites were last looked at.</summary>
/// <param name="Sites">One entry for each site that was looked at, ordered by id.</param>
public sealed record StatusList(IReadOnlyList<SiteStatus> Sites);
