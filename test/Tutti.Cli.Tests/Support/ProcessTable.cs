namespace Tutti.Cli.Tests.Support;

/// <summary>The processes of this machine, as Linux lists them.</summary>
internal static class ProcessTable
{
    /// <summary>The command lines that hold all of the given texts.</summary>
    public static string[] About(params string[] texts) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(process => int.TryParse(Path.GetFileName(process), out _))
                .Select(CommandLineOf)
                .Where(command => texts.All(text => command.Contains(text, StringComparison.Ordinal))),
        ];

    /// <summary>Fails unless all of them have gone as soon as those who are killed do.</summary>
    public static Task NothingAboutAsync(string text) =>
        Wait.UntilAsync(() => About(text).Length == 0, $"the end of what is about {text}", Wait.ForStop);

    private static string CommandLineOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
