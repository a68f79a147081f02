using System.Globalization;

namespace Tutti.Processes.Environments;

/// <summary>What holds where an environment's file says nothing.</summary>
internal static class EnvironmentDefaults
{
    /// <summary>The name of the only process.</summary>
    public const string SingleName = "app";

    /// <summary>The name of the process that only takes requests from outside.</summary>
    public const string GatewayName = "gateway";

    private const int FirstInternalPort = 8081;

    /// <summary>What an environment of a name is for.</summary>
    public static EnvironmentType TypeOf(string name) =>
        name switch
        {
            "local" => EnvironmentType.Local,
            "test" => EnvironmentType.Test,
            _ => EnvironmentType.Production,
        };

    /// <summary>Whether processes of such an environment are spread over machines, unless their addresses say otherwise.</summary>
    public static bool IsSpread(EnvironmentType type) => type is EnvironmentType.Production or EnvironmentType.Preview;

    /// <summary>What the host of a process calls such an environment.</summary>
    public static string HostEnvironmentOf(EnvironmentType type) =>
        type is EnvironmentType.Local ? nameof(EnvironmentType.Development) : type.ToString();

    /// <summary>Where a process is reached by the others.</summary>
    /// <param name="type">What the environment is for.</param>
    /// <param name="process">The process's name.</param>
    /// <param name="index">Its index in the file.</param>
    public static InternalUrl UrlOf(EnvironmentType type, string process, int index)
    {
        var (host, port) = IsSpread(type) ? (process, FirstInternalPort) : ("localhost", FirstInternalPort + index);
        return InternalUrl.Parse(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}"));
    }

    /// <summary>Where a gateway takes requests from outside.</summary>
    public static string ListenOf(EnvironmentType type) => IsSpread(type) ? "http://*:8080" : "http://localhost:5000";

    /// <summary>The name of the process that only takes requests from outside, where every service has a process of its own name.</summary>
    public static string GatewayBeside(IEnumerable<string> services)
    {
        var taken = services.ToHashSet(StringComparer.Ordinal);
        var name = GatewayName;
        while (taken.Contains(name))
        {
            name = $"public-{name}";
        }
        return name;
    }
}
