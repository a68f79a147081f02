using System.Globalization;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>What the starter of a server tells those who join. One line for each: a reader of JSON takes longer to load than the server to start.</summary>
/// <param name="Host">The folder of its socket, or <c>127.0.0.1</c>.</param>
/// <param name="Port">The port.</param>
/// <param name="Version">Such as <c>18.4</c>.</param>
/// <param name="Binaries">The folder of its programs.</param>
/// <param name="MaxConnections">The greatest number of connections that it takes.</param>
/// <param name="Durable">Whether what is committed survives a crash of the machine.</param>
internal sealed record ServerFacts(
    string Host,
    int Port,
    string Version,
    string Binaries,
    int MaxConnections,
    bool Durable
)
{
    private const int Lines = 6;

    /// <summary>Gives null if no server was started yet, or if the file is damaged.</summary>
    public static ServerFacts? Read(ClusterFolder folder) =>
        WholeFile.Read(folder.Server) is { Length: Lines } lines
        && int.TryParse(lines[1], CultureInfo.InvariantCulture, out var port)
        && int.TryParse(lines[4], CultureInfo.InvariantCulture, out var connections)
            ? new(lines[0], port, lines[2], lines[3], connections, lines[5] == "durable")
            : null;

    public void Write(ClusterFolder folder, Account account) =>
        WholeFile.Write(
            folder.Server,
            [
                Host,
                Port.ToString(CultureInfo.InvariantCulture),
                Version,
                Binaries,
                MaxConnections.ToString(CultureInfo.InvariantCulture),
                Durable ? "durable" : "fleeting",
            ],
            account
        );
}
