using Tutti.LocalPostgres.Clusters;
using Tutti.LocalPostgres.Databases;

namespace Tutti.LocalPostgres;

/// <summary>A running server with the databases of one app. It lives as long as somebody is attached to it, in any process.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    /// <summary>The role that may do everything.</summary>
    internal const string Superuser = "postgres";

    private readonly ClusterFolder _folder;
    private readonly Lifeline _lifeline;
    private readonly IDisposable _hold;
    private readonly FileStream _use;
    private readonly DatabaseAdmin _databases;
    private int _isDisposed;

    internal LocalCluster(
        ClusterFolder folder,
        Lifeline lifeline,
        IDisposable hold,
        FileStream use,
        ServerFacts facts,
        ClusterSecret secret
    )
    {
        _folder = folder;
        _lifeline = lifeline;
        _hold = hold;
        _use = use;
        Server = new(facts.Host, facts.Port, Superuser, secret.PasswordOf(Superuser), facts.Version, facts.Binaries);
        _databases = new(Server, secret, facts.Durable);
    }

    /// <summary>Where it is, and how its superuser gets in.</summary>
    public LocalServer Server { get; }

    /// <summary>Whether the server still runs, or has ended although somebody holds it.</summary>
    public bool IsUp => _lifeline.IsWatched(_folder);

    /// <summary>Starts the server of a folder, or joins those who use it already.</summary>
    /// <exception cref="LocalPostgresException">There is no server to be had, or it does not start; the message says the reason and the remedy.</exception>
    public static Task<LocalCluster> AttachAsync(LocalClusterOptions options, CancellationToken cancellationToken) =>
        ClusterAttach.RunAsync(options, cancellationToken);

    /// <summary>What <see cref="AttachAsync"/> would use, and why. Starts and fetches nothing.</summary>
    public static Task<LocalPostgresReport> DescribeAsync(
        LocalClusterOptions options,
        CancellationToken cancellationToken
    ) => ClusterReport.MakeAsync(options, cancellationToken);

    /// <summary>Throws away all databases of a folder.</summary>
    /// <exception cref="LocalPostgresException">Somebody uses them.</exception>
    public static Task RemoveAsync(LocalClusterOptions options, CancellationToken cancellationToken) =>
        ClusterRemoval.RunAsync(options, cancellationToken);

    /// <summary>Makes a database and its roles unless they exist.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How to get in.</returns>
    public Task<DatabaseLogin> EnsureDatabaseAsync(string name, CancellationToken cancellationToken) =>
        _databases.EnsureAsync(name, cancellationToken);

    /// <summary>Makes a copy of a database with all in it. Nobody may be connected to the one that is copied.</summary>
    /// <param name="template">The database to copy.</param>
    /// <param name="name">The copy's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How to get into the copy, with the roles of the original.</returns>
    public Task<DatabaseLogin> CloneDatabaseAsync(string template, string name, CancellationToken cancellationToken) =>
        _databases.CloneAsync(template, name, cancellationToken);

    /// <summary>Gives a database another name; its roles keep theirs. Nobody may be connected to it.</summary>
    public Task RenameDatabaseAsync(string name, string newName, CancellationToken cancellationToken) =>
        _databases.RenameAsync(name, newName, cancellationToken);

    /// <summary>Drops a database with all in it, if it exists.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken) =>
        _databases.DropAsync(name, cancellationToken);

    /// <summary>Lets go of the server; the last who does stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            await _databases.DisposeAsync();
            await ClusterLeave.RunAsync(_folder, _lifeline, _hold, _use);
        }
    }
}
