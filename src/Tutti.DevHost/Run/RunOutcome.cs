namespace Tutti.DevHost.Run;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>It was told to stop.</summary>
    Stopped,

    /// <summary>The first build failed.</summary>
    BuildFailed,

    /// <summary>The app ended, or never became ready.</summary>
    AppFailed,
}
