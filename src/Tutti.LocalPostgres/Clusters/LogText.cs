namespace Tutti.LocalPostgres.Clusters;

/// <summary>The end of what a program wrote: what went wrong stands there.</summary>
internal static class LogText
{
    public static string LastLines(string text, int count) =>
        string.Join(
            Environment.NewLine,
            text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(count)
        );

    public static string LastLinesOf(string path, int count)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            stream.Seek(-Math.Min(stream.Length, 16 * 1024), SeekOrigin.End);
            using var reader = new StreamReader(stream);
            var lines = LastLines(reader.ReadToEnd(), count);
            return lines.Length > 0 ? lines : "(it said nothing)";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"(its log {path} could not be read)";
        }
    }
}
