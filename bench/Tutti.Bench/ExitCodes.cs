namespace Tutti.Bench;

internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A figure that is required was missed by more than the spread of the rounds.</summary>
    public const int RequiredMissed = 1;

    public const int Usage = 2;

    /// <summary>Nothing could be measured.</summary>
    public const int Failed = 3;
}
