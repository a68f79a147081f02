namespace Tutti.LocalPostgres.Platform;

/// <summary>Groups of processes that end when nobody holds them any more.</summary>
internal interface IJobs
{
    /// <summary>Makes a job that has no processes yet, and holds it.</summary>
    IJob Make(string name);

    /// <summary>Takes hold of a job that somebody holds, or gives null if nobody does.</summary>
    IJob? Open(string name);
}

/// <summary>A hold on a job. With the last one, all its processes end.</summary>
internal interface IJob : IDisposable
{
    /// <summary>Whether any process of it runs.</summary>
    bool HasProcesses { get; }

    /// <summary>Starts a program in it; what that one starts is in it, too.</summary>
    /// <param name="command">The program's full path and its arguments.</param>
    /// <param name="environment">All its environment variables, as <c>NAME=value</c>.</param>
    /// <param name="folder">The folder in which it works.</param>
    void Start(IReadOnlyList<string> command, IReadOnlyList<string> environment, string folder);

    /// <summary>Ends all its processes at once.</summary>
    void End();
}
