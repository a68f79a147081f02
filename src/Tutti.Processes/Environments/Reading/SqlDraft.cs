using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>What a file says of a database, or of all of them; <see langword="null"/> where it says nothing.</summary>
internal sealed record SqlDraft
{
    public IReadOnlyList<(string Host, Place Place)>? Hosts { get; init; }

    public IReadOnlyList<(string Host, Place Place)>? ReadReplicas { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public SqlLogin? Reader { get; init; }

    public SqlTlsSettings? Tls { get; init; }

    public Place TlsPlace { get; init; }

    public SqlPoolSettings Pool { get; init; } = new();

    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>The name that the server has for it.</summary>
    public string? Name { get; init; }

    /// <summary>Whether what it says of hosts or the user is wrong, so that nothing is to be said of their absence.</summary>
    public bool IsUnread { get; init; }

    /// <summary>With what holds for all, where it says nothing. A login is one thing: who names a user does not mean the password of another.</summary>
    public SqlDraft Over(SqlDraft common) =>
        this with
        {
            Hosts = Hosts ?? common.Hosts,
            // Replicas are those of the servers beside which they are named.
            ReadReplicas = ReadReplicas ?? (Hosts is null ? common.ReadReplicas : null),
            User = User ?? common.User,
            Password = Password ?? (User is null ? common.Password : null),
            Reader = Reader ?? common.Reader,
            Tls = Tls ?? common.Tls,
            TlsPlace = Tls is null ? common.TlsPlace : TlsPlace,
            Pool = new SqlPoolSettings
            {
                Min = Pool.Min ?? common.Pool.Min,
                Max = Pool.Max ?? common.Pool.Max,
                Timeout = Pool.Timeout ?? common.Pool.Timeout,
            },
            StatementTimeout = StatementTimeout ?? common.StatementTimeout,
            IsUnread = IsUnread || common.IsUnread,
        };
}
