using Tutti.LocalPostgres.Clusters;

namespace Tutti.LocalPostgres;

/// <summary>Which local server is wanted.</summary>
internal sealed record LocalClusterOptions
{
    /// <summary>Where its state is kept, such as <c>.tutti/postgres</c> in the app's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the state of an app's own server is kept: the app, the tool and an IDE's F5 share it.</summary>
    /// <param name="app">The app's folder.</param>
    public static string FolderOf(string app) => Path.Combine(app, ".tutti", "postgres");

    /// <summary>Whether what is committed survives a crash of the machine; tests do without, and are quicker.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The greatest number of connections that it takes.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>
    /// Where PostgreSQL comes from: <c>path</c> (what is installed), <c>npm</c> (the package), <c>docker</c> or <c>podman</c> (a container), or the folder of its programs.
    /// Null: what the environment variable <c>TUTTI_POSTGRES</c> says, else whatever is found first.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Where fetched programs and the template of data directories are kept for all apps of this user. Null: the user's cache.</summary>
    public string? Cache { get; init; }

    /// <summary>What keeps the server up as long as somebody uses it.</summary>
    internal Lifeline Lifeline { get; init; } = Lifeline.OfThisSystem;

    /// <summary>Is told what takes long, as whole sentences: what is fetched, made or waited for.</summary>
    public Action<string> Notice { get; init; } = _ => { };
}
