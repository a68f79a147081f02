namespace Tutti.LocalPostgres.Platform;

/// <summary>Small files of lines that are there whole, or not at all.</summary>
internal static class WholeFile
{
    /// <summary>The lines; null if there is no such file.</summary>
    public static string[]? Read(string path) => File.Exists(path) ? File.ReadAllLines(path) : null;

    public static void Write(string path, IReadOnlyList<string> lines, Account account)
    {
        var next = path + ".new";
        PrivateFile.Write(next, string.Join('\n', lines) + "\n", account);
        File.Move(next, path, overwrite: true);
    }
}
