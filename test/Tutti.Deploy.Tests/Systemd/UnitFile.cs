namespace Tutti.Deploy.Tests.Systemd;

/// <summary>The unit file that the guide shows, for one process.</summary>
internal sealed class UnitFile
{
    private readonly ILookup<string, string> _settings;

    private UnitFile(IEnumerable<string> lines, string instance) =>
        _settings = lines
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] is not ('#' or '['))
            .Select(line => line.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair[1].Replace("%i", instance, StringComparison.Ordinal));

    public string ExecStart => Assert.Single(_settings["ExecStart"]);

    public string WorkingDirectory => Assert.Single(_settings["WorkingDirectory"]);

    /// <summary>The variables that the unit itself sets.</summary>
    public IEnumerable<string> Environment => _settings["Environment"];

    public string this[string name] => Assert.Single(_settings[name]);

    /// <summary>The unit of a process.</summary>
    public static UnitFile Of(string process) =>
        new(Blocks().Single(block => block[0].StartsWith("[Unit]", StringComparison.Ordinal)), process);

    /// <summary>The lines of the file with the variables of the machine, which the guide shows beside it.</summary>
    public static IReadOnlyList<string> EnvironmentFile() => Blocks().Single(block => !block[0].StartsWith('['));

    /// <summary>The statements that make the databases.</summary>
    public static IReadOnlyList<string> Databases() => Assert.Single(Blocks("sql"));

    private static IEnumerable<string[]> Blocks(string language = "ini") =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "deploying.md"))
            .ReplaceLineEndings("\n")
            .Split($"```{language}\n")
            .Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)].TrimEnd('\n').Split('\n'));
}
