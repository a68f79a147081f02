namespace Tutti.DevHost.Run;

/// <summary>How long processes may take to become ready.</summary>
/// <param name="Notice">After this time it is said which ones are missing.</param>
/// <param name="GiveUp">After this time they are ended.</param>
public sealed record StartPatience(TimeSpan Notice, TimeSpan GiveUp)
{
    /// <summary>What suits an app that prepares itself at start.</summary>
    public static StartPatience Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));
}
