using Tutti;

namespace Uptime.Sites;

/// <summary>The sites that are watched.</summary>
[SqlDatabase("site", Migrations = "migrations")]
public sealed class SiteDb : SqlDatabase;
