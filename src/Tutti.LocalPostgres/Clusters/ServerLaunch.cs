using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>A server that is about to be started.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Binaries">Its programs.</param>
/// <param name="Account">Who it runs as.</param>
/// <param name="Address">Where it will listen.</param>
/// <param name="Arguments">What only this start knows, for <c>postgres</c>.</param>
internal sealed record ServerLaunch(
    ClusterFolder Folder,
    PostgresBinaries Binaries,
    Account Account,
    ServerAddress Address,
    IReadOnlyList<string> Arguments
);
