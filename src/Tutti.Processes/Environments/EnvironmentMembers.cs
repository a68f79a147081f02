namespace Tutti.Processes.Environments;

/// <summary>Which members the objects of an environment may have.</summary>
internal static class EnvironmentMembers
{
    /// <summary>The one of an object that stands for a value that an environment variable holds.</summary>
    public const string Variable = "$env";

    /// <summary>The one of the deadlines that is for all that say nothing else; the others are services and endpoints.</summary>
    public const string Default = "default";

    public static IReadOnlyList<string> Top { get; } =
    [
        "$schema",
        "type",
        "keys",
        "processes",
        "certificate",
        "deadlines",
        "shutdown",
        "limits",
        "cors",
        "trustedProxies",
        "logLevel",
        "sql",
    ];

    public static IReadOnlyList<string> Process { get; } = ["services", "gateway", "replicas", "url", "listen"];

    public static IReadOnlyList<string> Listener { get; } = ["url", "certificate"];

    public static IReadOnlyList<string> ListenerCertificate { get; } = ["path", "keyPath", "password"];

    public static IReadOnlyList<string> Certificate { get; } = ["path", "keyPath", "password", "authority"];

    public static IReadOnlyList<string> Shutdown { get; } = ["delay", "timeout"];

    public static IReadOnlyList<string> Limits { get; } = ["body", "headers", "connections"];

    public static IReadOnlyList<string> Cors { get; } =
    ["origins", "originsWithCredentials", "headers", "exposedHeaders", "maxAge"];

    public static IReadOnlyList<string> Sql { get; } =
    ["host", "readReplica", "user", "password", "reader", "tls", "pool", "statementTimeout", "migrate", "databases"];

    public static IReadOnlyList<string> SqlDatabase { get; } =
    [.. Sql.Where(member => member is not ("migrate" or "databases")), "name"];

    public static IReadOnlyList<string> SqlReader { get; } = ["user", "password"];

    public static IReadOnlyList<string> SqlTls { get; } = ["mode", "authority", "certificate"];

    public static IReadOnlyList<string> SqlPool { get; } = ["min", "max", "timeout"];

    /// <summary>The objects by where they stand, as the schema and the page about the file have them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByPath { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [""] = Top,
            ["processes.*"] = Process,
            ["processes.*.listen"] = Listener,
            ["processes.*.listen.certificate"] = ListenerCertificate,
            ["certificate"] = Certificate,
            ["deadlines"] = [Default],
            ["shutdown"] = Shutdown,
            ["limits"] = Limits,
            ["cors"] = Cors,
            ["sql"] = Sql,
            ["sql.reader"] = SqlReader,
            ["sql.tls"] = SqlTls,
            ["sql.tls.certificate"] = ListenerCertificate,
            ["sql.pool"] = SqlPool,
            ["sql.databases.*"] = SqlDatabase,
            ["sql.databases.*.reader"] = SqlReader,
            ["sql.databases.*.tls"] = SqlTls,
            ["sql.databases.*.tls.certificate"] = ListenerCertificate,
            ["sql.databases.*.pool"] = SqlPool,
        };
}
