namespace Tutti.Processes.Environments;

/// <summary>How the file of an environment is called: <c>tutti.NAME.json</c>.</summary>
internal static class EnvironmentFileName
{
    public const string Prefix = "tutti.";
    public const string Suffix = ".json";

    /// <summary>The file of an environment.</summary>
    public static string Of(string name) => $"{Prefix}{name}{Suffix}";

    /// <summary>The environment of a file, or <see langword="null"/> if it is called otherwise.</summary>
    /// <param name="file">The file's name, without its folder.</param>
    public static string? NameIn(string file) =>
        file.Length > Prefix.Length + Suffix.Length
        && file.StartsWith(Prefix, StringComparison.Ordinal)
        && file.EndsWith(Suffix, StringComparison.Ordinal)
            ? file[Prefix.Length..^Suffix.Length]
            : null;

    /// <summary>The environments whose files lie in a folder, in no order.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(folder, Of("*")).Select(file => NameIn(Path.GetFileName(file))).OfType<string>();
}
