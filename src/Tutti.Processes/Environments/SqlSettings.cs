namespace Tutti.Processes.Environments;

/// <summary>Where the app's databases are.</summary>
internal sealed record SqlSettings
{
    /// <summary>By the name that the app has for them. What the file says of all has been filled in.</summary>
    public IReadOnlyDictionary<string, SqlDatabaseSettings> Databases { get; init; } =
        new Dictionary<string, SqlDatabaseSettings>();

    /// <summary>Whether migrations are applied by a command instead of at start.</summary>
    public bool MigratesManually { get; init; }
}

/// <summary>Where one database is.</summary>
internal sealed record SqlDatabaseSettings
{
    /// <summary>Servers, of which the first that can be written to is used: <c>name:port</c>, or a folder with a socket.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Servers that take only reads, for services that only read.</summary>
    public IReadOnlyList<string> ReadReplicas { get; init; } = [];

    /// <summary>The name that the server has for it.</summary>
    public required string Database { get; init; }

    public required SqlLogin Login { get; init; }

    /// <summary>For services that only read; without it they use <see cref="Login"/>.</summary>
    public SqlLogin? Reader { get; init; }

    public SqlTlsSettings Tls { get; init; } = new();

    public SqlPoolSettings Pool { get; init; } = new();

    /// <summary>How long the server may take to run a statement; <see langword="null"/> is the deadline of the call.</summary>
    public TimeSpan? StatementTimeout { get; init; }
}

/// <summary>A role of the server.</summary>
internal sealed record SqlLogin(string User, string? Password)
{
    /// <summary>Without the password, for a record would show it.</summary>
    public override string ToString() => User;
}

/// <summary>How connections are protected, in the terms of <see href="https://www.postgresql.org/docs/current/libpq-ssl.html"/>.</summary>
internal sealed record SqlTlsSettings
{
    /// <summary><c>disable</c>, <c>prefer</c>, <c>require</c>, <c>verify-ca</c> or <c>verify-full</c>; <see langword="null"/> is the default for the hosts.</summary>
    public string? Mode { get; init; }

    /// <summary>The client's certificate and the authority that has signed the server's.</summary>
    public CertificateFile? Certificate { get; init; }

    /// <summary>The PEM file of the authority that has signed the server's certificate.</summary>
    public string? AuthorityPath { get; init; }
}

/// <summary>How many connections a process keeps.</summary>
internal sealed record SqlPoolSettings
{
    /// <summary>Connections that are kept even if nobody uses them.</summary>
    public int? Min { get; init; }

    /// <summary>Connections at most.</summary>
    public int? Max { get; init; }

    /// <summary>How long a caller waits for a connection, and for one to be made.</summary>
    public TimeSpan? Timeout { get; init; }
}
