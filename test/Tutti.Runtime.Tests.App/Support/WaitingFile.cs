namespace Tutti.Runtime.Tests.App;

/// <summary>Where an endpoint waits for a test in another process: it says by a file that it is there, and goes on when there is another one.</summary>
public static class WaitingFile
{
    public static async Task WaitAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "entered"), "");
        while (!File.Exists(Path.Combine(folder, "go")))
        {
            await Task.Delay(10);
        }
    }
}
