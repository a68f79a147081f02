using Npgsql;

namespace Tutti.Migrations;

/// <summary>The table in which a database keeps what was applied to it.</summary>
internal static class MigrationHistory
{
    /// <summary>Reads it, ordered by number; nothing if there is no table.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> ReadAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("select to_regclass('tutti.migrations') is not null", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true
            ? await ReadTableAsync(connection, cancellationToken)
            : [];
    }

    /// <summary>Makes the table, under the lock. Who only reads the database has to see it, too, to know when it is ready.</summary>
    public static Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ExecuteAsync(
            connection,
            """
            do $$
            begin
                if to_regclass('tutti.migrations') is null then
                    create schema if not exists tutti;
                    create table tutti.migrations (
                        number bigint primary key,
                        name text not null,
                        checksum text not null,
                        applied_at timestamptz not null default now(),
                        duration_ms bigint not null
                    );
                    grant usage on schema tutti to public;
                    grant select on tutti.migrations to public;
                end if;
            end
            $$
            """,
            cancellationToken
        );

    public static async Task AddAsync(
        NpgsqlConnection connection,
        MigrationText migration,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            "insert into tutti.migrations (number, name, checksum, duration_ms) values ($1, $2, $3, $4)",
            connection
        )
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = migration.Number },
                new NpgsqlParameter<string> { TypedValue = migration.Name },
                new NpgsqlParameter<string> { TypedValue = migration.Checksum },
                new NpgsqlParameter<long> { TypedValue = (long)duration.TotalMilliseconds },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Executes a statement of ours.</summary>
    public static async Task ExecuteAsync(
        NpgsqlConnection connection,
        string statement,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<AppliedMigration>> ReadTableAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            "select number, name, checksum, applied_at, duration_ms from tutti.migrations order by number",
            connection
        );
        var applied = new List<AppliedMigration>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(
                new(
                    reader.GetInt64(0),
                    reader.GetString(1),
                    reader.GetString(2),
                    reader.GetFieldValue<DateTimeOffset>(3),
                    TimeSpan.FromMilliseconds(reader.GetInt64(4))
                )
            );
        }
        return applied;
    }
}
