using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tutti.Migrations;

/// <summary>
/// Lets one process at a time migrate a database. The lock is the session's: it is gone with the connection, however that ends.
/// </summary>
internal static class MigrationLock
{
    // Says what the lock is for; any number does that nobody else has chosen.
    private const int Purpose = 0x54757474;

    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(2);

    /// <summary>Waits for the lock. It asks again and again: a session that waits inside of a statement would keep a concurrent index from being built.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="database">The database's name.</param>
    /// <param name="notice">Is told of a longer wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task TakeAsync(
        NpgsqlConnection connection,
        string database,
        Action<string> notice,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, $2)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Purpose },
                new NpgsqlParameter<int> { TypedValue = KeyOf(database) },
            },
        };
        var pause = TimeSpan.FromMilliseconds(10);
        var waited = TimeSpan.Zero;
        var isSaid = false;
        while (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            if (waited >= s_silence && !isSaid)
            {
                isSaid = true;
                notice($"Another process migrates the database '{database}'; waiting for it.");
            }
            await Task.Delay(pause, cancellationToken);
            waited += pause;
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
        }
    }

    /// <summary>Gives it back; a connection that is broken has done so.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, string database)
    {
        if (connection.FullState is not System.Data.ConnectionState.Open)
        {
            return;
        }
        await using var command = new NpgsqlCommand("select pg_advisory_unlock($1, $2)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Purpose },
                new NpgsqlParameter<int> { TypedValue = KeyOf(database) },
            },
        };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static int KeyOf(string database) =>
        BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(database)));
}
