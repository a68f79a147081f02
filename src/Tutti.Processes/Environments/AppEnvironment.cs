using System.Net;

namespace Tutti.Processes.Environments;

/// <summary>One environment of an app, as its file says, with the app's services put into processes: which process runs what, and how.</summary>
internal sealed record AppEnvironment
{
    /// <summary>The name: that of the file between <c>tutti.</c> and <c>.json</c>.</summary>
    public required string Name { get; init; }

    public EnvironmentType Type { get; init; }

    /// <summary>By which processes know each other: the first is sent, any is taken.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The kinds of processes, in the order of the file. Each service is in exactly one.</summary>
    public required IReadOnlyList<ProcessDefinition> Processes { get; init; }

    public DeadlineSettings Deadlines { get; init; } = new();

    public ShutdownSettings Shutdown { get; init; } = new();

    public LimitSettings Limits { get; init; } = new();

    /// <summary>Which pages of other origins may call; <see langword="null"/> if the file says nothing.</summary>
    public CorsSettings? Cors { get; init; }

    /// <summary>The proxies whose word is taken for where a request has come from.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The least level that is logged, by category; <c>Default</c> for all others.</summary>
    public IReadOnlyDictionary<string, string> LogLevels { get; init; } = new Dictionary<string, string>();

    /// <summary>What a process shows to the others, and by which it knows them, if they speak TLS.</summary>
    public CertificateFile? Certificate { get; init; }

    /// <summary>Where the databases are; <see langword="null"/> if the file says nothing.</summary>
    public SqlSettings? Sql { get; init; }
}

/// <summary>What an environment is for.</summary>
internal enum EnvironmentType
{
    /// <summary>A developer's own machine.</summary>
    Local,

    /// <summary>Shared by developers.</summary>
    Development,

    /// <summary>Made for one change, and gone with it.</summary>
    Preview,

    /// <summary>For those whom the app is for.</summary>
    Production,

    /// <summary>Automatic tests.</summary>
    Test,
}

/// <summary>One kind of process.</summary>
internal sealed record ProcessDefinition
{
    public required string Name { get; init; }

    /// <summary>Names of the services that it runs, ordered; <c>*</c> has been replaced.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Whether it takes requests from outside.</summary>
    public bool IsGateway { get; init; }

    /// <summary>How many of it there are to be.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Where the others reach it: one address, or one for each replica. Empty if there is no other process.</summary>
    public IReadOnlyList<InternalUrl> Urls { get; init; } = [];

    /// <summary>Where a gateway takes requests from outside; empty for the default of the environment's type.</summary>
    public IReadOnlyList<PublicListener> Listen { get; init; } = [];
}

/// <summary>An address where requests from outside are taken.</summary>
/// <param name="Url">Such as <c>http://127.0.0.1:8080</c>, <c>https://*:8443</c> or <c>unix:/run/app.sock</c>.</param>
/// <param name="Certificate">What an <c>https</c> address shows; <see langword="null"/> for ASP.NET Core's own configuration.</param>
internal sealed record PublicListener(string Url, CertificateFile? Certificate = null);

/// <summary>A certificate on disk.</summary>
internal sealed record CertificateFile
{
    /// <summary>A PEM or PKCS #12 file.</summary>
    public required string Path { get; init; }

    /// <summary>The PEM file of the private key, if it is not in <see cref="Path"/>.</summary>
    public string? KeyPath { get; init; }

    public string? Password { get; init; }

    /// <summary>The PEM file of the authority that has signed the other processes' certificates.</summary>
    public string? AuthorityPath { get; init; }

    /// <summary>Without the password, for a record would show it.</summary>
    public override string ToString() => Path;
}

/// <summary>How long calls may take.</summary>
internal sealed record DeadlineSettings
{
    /// <summary>For all that say nothing else.</summary>
    public TimeSpan? Default { get; init; }

    /// <summary>By <c>service</c> or <c>service.Endpoint</c>.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Of { get; init; } = new Dictionary<string, TimeSpan>();
}

/// <summary>How a process ends.</summary>
internal sealed record ShutdownSettings
{
    /// <summary>How long it goes on serving after it has said that it is not ready any more.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>How long requests in flight may take then.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>What a process takes at most; <see langword="null"/> is the framework's default, -1 no limit.</summary>
internal sealed record LimitSettings
{
    /// <summary>Bytes of a request's body.</summary>
    public long? Body { get; init; }

    /// <summary>Bytes of a request's headers.</summary>
    public int? Headers { get; init; }

    /// <summary>Connections at the public listener.</summary>
    public long? Connections { get; init; }
}

/// <summary>Which pages of other origins may call, as <see href="https://fetch.spec.whatwg.org/#http-cors-protocol"/> has it.</summary>
internal sealed record CorsSettings
{
    /// <summary>Origins that may call without credentials; <see langword="null"/> is any.</summary>
    public IReadOnlyList<string>? Origins { get; init; }

    /// <summary>Origins that may call with cookies or an <c>Authorization</c> header.</summary>
    public IReadOnlyList<string> OriginsWithCredentials { get; init; } = [];

    /// <summary>Request headers that are allowed beside those that endpoints read; <c>*</c> is any.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Response headers that pages may read beside those that endpoints write.</summary>
    public IReadOnlyList<string> ExposedHeaders { get; init; } = [];

    /// <summary>How long a browser may remember the answer to a preflight.</summary>
    public TimeSpan? MaxAge { get; init; }
}
