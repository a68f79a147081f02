using System.Collections.Concurrent;
using Tutti.LocalPostgres;

namespace Tutti.Testing.Databases;

/// <summary>Copies of templates. While a test runs, the copy for the next one is made.</summary>
internal static class TestCopies
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Task<DatabaseLogin>>> s_spare = new(
        StringComparer.Ordinal
    );

    private static int s_count;

    /// <summary>Gives a copy to a test, which nobody else has.</summary>
    public static Task<DatabaseLogin> TakeAsync(TestServer server, string template)
    {
        var spare = s_spare.GetOrAdd(template, _ => new());
        var copy = spare.TryDequeue(out var made) ? made : CopyAsync(server, template);
        spare.Enqueue(CopyAsync(server, template));
        return copy;
    }

    /// <summary>Drops a copy. Nobody waits for it: if the process ends before, the next one drops it.</summary>
    public static void Drop(TestServer server, string name) => _ = DropAsync(server, name);

    private static Task<DatabaseLogin> CopyAsync(TestServer server, string template) =>
        server.Cluster.CloneDatabaseAsync(
            template,
            server.NameOf(Interlocked.Increment(ref s_count)),
            CancellationToken.None
        );

    private static async Task DropAsync(TestServer server, string name)
    {
        try
        {
            await server.Cluster.DropDatabaseAsync(name, CancellationToken.None);
        }
        catch (Exception exception) when (exception is Npgsql.NpgsqlException or ObjectDisposedException)
        {
            // As if the process had ended before.
        }
    }
}
