namespace Tutti.LocalPostgres.Clusters;

/// <summary>Where the files of a cluster are.</summary>
/// <param name="Path">The folder.</param>
internal sealed record ClusterFolder(string Path)
{
    /// <summary>Held by who starts or stops the server.</summary>
    public string Lock => In("lock");

    /// <summary>Locked together by all who use the server.</summary>
    public string Users => In("users");

    /// <summary>What the passwords are made from.</summary>
    public string Secret => In("secret");

    /// <summary>Who the server runs as.</summary>
    public string Account => In("account");

    /// <summary>Names the folder where the cluster is instead, if it cannot be here.</summary>
    public string Elsewhere => In("elsewhere");

    /// <summary>How to reach the server that was started last.</summary>
    public string Server => In("server");

    /// <summary>PostgreSQL's own.</summary>
    public string Data => In("data");

    /// <summary>A data directory that is being made.</summary>
    public string NewData => In("data.new");

    /// <summary>What lives with the server: its socket, its log and the pipe that its users hold.</summary>
    public string Run => In("run");

    /// <summary>What the server says.</summary>
    public string Log => System.IO.Path.Combine(Run, "server.log");

    /// <summary>The pipe that its users hold.</summary>
    public string Life => System.IO.Path.Combine(Run, "life");

    /// <summary>The container that was started last, if it was one.</summary>
    public string Container => System.IO.Path.Combine(Run, "container");

    /// <summary>PostgreSQL's mark of a running server.</summary>
    public string ProcessFile => System.IO.Path.Combine(Data, "postmaster.pid");

    /// <summary>The mark of a complete data directory, with its major version.</summary>
    public string VersionFile => System.IO.Path.Combine(Data, "PG_VERSION");

    /// <summary>The path of the socket with this port.</summary>
    public string Socket(int port) =>
        System.IO.Path.Combine(
            Run,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $".s.PGSQL.{port}")
        );

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
