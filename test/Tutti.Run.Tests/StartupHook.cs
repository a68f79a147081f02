using System.Text.Json;

/// <summary>Runs in the processes that a test starts, before their own code: by .NET's rules it has this name, and no namespace.</summary>
internal static class StartupHook
{
    /// <summary>The variable with the delays in milliseconds, by the process's kind.</summary>
    public const string Delays = "TUTTI_TEST_DELAYS";

    public static void Initialize()
    {
        var process = Environment.GetEnvironmentVariable("TUTTI_PROCESS");
        if (process is null || Environment.GetEnvironmentVariable(Delays) is not { } delays)
        {
            return;
        }
        using var json = JsonDocument.Parse(delays);
        if (json.RootElement.TryGetProperty(process, out var delay))
        {
            using var never = new ManualResetEventSlim();
            never.Wait(delay.GetInt32());
        }
    }
}
