using System.Globalization;
using Tutti.LocalPostgres.Containers;

namespace Tutti.LocalPostgres.Binaries;

/// <summary>PostgreSQL's programs.</summary>
/// <param name="Folder">Where <c>postgres</c> and <c>initdb</c> are.</param>
/// <param name="Version">Such as <c>18.4</c>.</param>
/// <param name="Source">Where they were found, for people.</param>
internal sealed record PostgresBinaries(string Folder, string Version, string Source)
{
    /// <summary>The oldest major version that is used.</summary>
    public const int OldestMajor = 14;

    /// <summary>The container in which they run; null if they run on this machine. Then the folder is the name of an image.</summary>
    public PostgresContainer? Container { get; init; }

    /// <summary>The part of the version that decides whether a data directory fits.</summary>
    public int Major => MajorOf(Version);

    /// <summary>The server's path.</summary>
    public string Server => Program("postgres");

    /// <summary>The path of the program that makes data directories.</summary>
    public string InitDb => Program("initdb");

    /// <summary>The path of the program that starts a server and sends it signals.</summary>
    public string Control => Program("pg_ctl");

    /// <summary>For people.</summary>
    public override string ToString() => $"PostgreSQL {Version} in {Folder}";

    /// <summary>The number before the first dot, or 0.</summary>
    public static int MajorOf(string version)
    {
        var digits = version.AsSpan().TrimStart();
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        digits = length < 0 ? digits : digits[..length];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
    }

    /// <summary>The name of a program in this system's way.</summary>
    public static string FileName(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    private string Program(string name) => Path.Combine(Folder, FileName(name));
}
