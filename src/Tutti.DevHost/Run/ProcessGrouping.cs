namespace Tutti.DevHost.Run;

/// <summary>How the services of an app are spread over processes.</summary>
public enum ProcessGrouping
{
    /// <summary>All in one process.</summary>
    Single,

    /// <summary>Each in its own, behind a gateway.</summary>
    PerService,
}
