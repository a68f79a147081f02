using System.Globalization;
using System.Text;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>The server's settings: small, quick to start, and open to nobody else.</summary>
internal static class ServerSettings
{
    /// <summary>Writes them anew, for they may come from another version of this library or another machine.</summary>
    public static void Write(
        ClusterFolder folder,
        PostgresBinaries binaries,
        Account account,
        LocalClusterOptions options
    )
    {
        WriteFile(folder, "postgresql.conf", Text(folder, binaries, options), account);
        // The engine passes connections on from an address of its own.
        var from = binaries.Container is null ? "127.0.0.1/32" : "all";
        // Not all servers of Windows know sockets, and what they don't know they refuse.
        var local = options.Lifeline.MayUseSocket ? "local all all scram-sha-256\n" : "";
        var access = $"# Written by Tutti at each start.\n{local}host all all {from} scram-sha-256\n";
        WriteFile(folder, "pg_hba.conf", access, account);
    }

    /// <summary>What only this start knows.</summary>
    public static IReadOnlyList<string> Arguments(ServerAddress address, LocalClusterOptions options) =>
        [
            "-p",
            Number(address.Port),
            "-c",
            "listen_addresses=" + (address.IsSocket ? "" : address.Host),
            "-c",
            // A list of folders: the quotes keep commas and blanks in one.
            "unix_socket_directories="
                + (address.IsSocket ? '"' + address.Host.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : ""),
            "-c",
            "max_connections=" + Number(options.MaxConnections),
        ];

    private static string Text(ClusterFolder folder, PostgresBinaries binaries, LocalClusterOptions options)
    {
        var own = Path.Combine(folder.Path, "postgresql.conf");
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Written by Tutti at each start. Settings of your own go to {own}.
            shared_buffers = 32MB
            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, mdy'
            default_text_search_config = 'pg_catalog.english'
            lc_messages = 'C'
            logging_collector = off
            log_destination = 'stderr'
            jit = off
            unix_socket_permissions = 0700
            password_encryption = 'scram-sha-256'
            max_logical_replication_workers = 0
            wal_init_zero = off
            max_wal_size = 256MB
            min_wal_size = 16MB

            """
        );
        if (binaries.Major >= 18)
        {
            // Without processes of its own for reading: an idle server stays small.
            text.AppendLine("io_method = 'sync'");
        }
        if (!options.Durable)
        {
            text.Append(
                """
                # What a crash of the machine leaves does not matter here.
                fsync = off
                synchronous_commit = off
                full_page_writes = off
                wal_level = minimal
                max_wal_senders = 0

                """
            );
        }
        if (OperatingSystem.IsLinux())
        {
            // After a crash, one call for the disk instead of one for each file.
            text.AppendLine("recovery_init_sync_method = 'syncfs'");
        }
        if (File.Exists(own))
        {
            // From the data directory: the path of a folder may have what would have to be escaped, or be written in another encoding.
            text.AppendLine("include = '../postgresql.conf'");
        }
        return text.ToString();
    }

    private static void WriteFile(ClusterFolder folder, string name, string text, Account account)
    {
        var path = Path.Combine(folder.Data, name);
        File.WriteAllText(path, text);
        account.Give(path);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
