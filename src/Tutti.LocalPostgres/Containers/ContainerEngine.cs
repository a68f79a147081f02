using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Clusters;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Containers;

/// <summary>Docker or podman.</summary>
/// <param name="Program">The path of its program.</param>
internal sealed record ContainerEngine(string Program)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The version of the server in the image.</summary>
    public static string Version => PinnedPackage.PinnedServer;

    public string Name => Path.GetFileNameWithoutExtension(Program);

    public bool IsPodman => Name == "podman";

    /// <summary>What it runs. Podman may ask back about a short name, and nobody would be there to answer.</summary>
    public string Image => $"{(IsPodman ? "docker.io/library/" : "")}postgres:{Version}";

    /// <summary>Why it cannot be used, as a whole sentence; null if it can.</summary>
    public async Task<string?> ObstacleAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            string[] question = IsPodman ? ["info"] : ["info", "--format", "{{.SecurityOptions}}"];
            var result = await RunAsync(question, patience.Token);
            if (result is not { ExitCode: 0 })
            {
                return $"{Program} does not answer: {LogText.LastLines(result?.Errors ?? "it could not be run", 1)}";
            }
            // Podman can be told otherwise.
            return !IsPodman && (Says(result, "name=rootless") || Says(result, "name=userns"))
                ? $"{Program} gives its containers other users than this machine has, so the data would not be yours (podman can do that)."
                : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{Program} does not answer within {Patience.Seconds} s.";
        }
    }

    public async Task<bool> HasImageAsync(CancellationToken cancellationToken) =>
        await RunAsync(["image", "inspect", Image], cancellationToken) is { ExitCode: 0 };

    /// <summary>Fetches the image unless it is there.</summary>
    public async Task PullAsync(Action<string> notice, CancellationToken cancellationToken)
    {
        if (await HasImageAsync(cancellationToken))
        {
            return;
        }
        notice($"Fetching PostgreSQL {Version} once, which may take a while: {Name} pull {Image}.");
        var result = await RunAsync(["pull", "--quiet", Image], cancellationToken);
        if (result is not { ExitCode: 0 })
        {
            throw new LocalPostgresException(
                $"{Name} could not fetch {Image}:{Environment.NewLine}{LogText.LastLines(result?.Errors ?? "", 8)}",
                $"Try `{Name} pull {Image}`, or install PostgreSQL {PostgresBinaries.OldestMajor} or newer, or npm."
            );
        }
    }

    public Task<ProgramResult?> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        ProgramRun.RunAsync([Program, .. arguments], "/", cancellationToken);

    private static bool Says(ProgramResult result, string option) =>
        result.Output.Contains(option, StringComparison.Ordinal);
}
