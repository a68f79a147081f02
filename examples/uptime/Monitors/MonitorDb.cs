using Tutti;

namespace Uptime.Monitors;

/// <summary>What was found each time that a site was looked at.</summary>
[SqlDatabase("monitor", Migrations = "migrations")]
public sealed class MonitorDb : SqlDatabase;
