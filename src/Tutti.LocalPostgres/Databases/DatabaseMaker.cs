using Npgsql;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Clusters;
using static Tutti.LocalPostgres.Databases.DatabaseAdmin;

namespace Tutti.LocalPostgres.Databases;

/// <summary>Makes a database with the role that owns it and the role that reads it. A maker that was killed half way is finished by the next.</summary>
internal sealed class DatabaseMaker(
    LocalServer server,
    ClusterSecret secret,
    NpgsqlConnection connection,
    string strategy
)
{
    public async Task MakeAsync(string name, string reader, CancellationToken cancellationToken)
    {
        await RefuseClashAsync(name, reader, cancellationToken);
        await MakeRoleAsync(name, cancellationToken);
        await MakeRoleAsync(reader, cancellationToken);
        if (await IsMissingAsync("select exists (select from pg_database where datname = $1)", name, cancellationToken))
        {
            await ExecuteAsync(
                connection,
                $"create database {Identifier(name)} owner {Identifier(name)}{strategy}",
                cancellationToken
            );
        }
        await ExecuteAsync(
            connection,
            $"""
            alter database {Identifier(name)} owner to {Identifier(name)};
            alter role {Identifier(reader)} set default_transaction_read_only = on;
            revoke all on database {Identifier(name)} from public
            """,
            cancellationToken
        );
        await GrantReadingAsync(name, reader, cancellationToken);
        await ExecuteAsync(
            connection,
            $"grant connect on database {Identifier(name)} to {Identifier(reader)}",
            cancellationToken
        );
    }

    private async Task MakeRoleAsync(string role, CancellationToken cancellationToken)
    {
        var isMissing = await IsMissingAsync(
            "select exists (select from pg_roles where rolname = $1)",
            role,
            cancellationToken
        );
        var verb = isMissing ? "create" : "alter";
        await ExecuteAsync(
            connection,
            $"{verb} role {Identifier(role)} login password '{secret.PasswordOf(role)}'",
            cancellationToken
        );
    }

    // What the owner makes later, and what is there already.
    private async Task GrantReadingAsync(string name, string reader, CancellationToken cancellationToken)
    {
        await using var inside = new NpgsqlConnection(ConnectionString(server, name));
        await inside.OpenAsync(cancellationToken);
        var (owner, role) = (Identifier(name), Identifier(reader));
        await ExecuteAsync(
            inside,
            $"""
            {Closed(owner)}
            alter default privileges for role {owner} grant usage on schemas to {role};
            alter default privileges for role {owner} grant select on tables to {role};
            alter default privileges for role {owner} grant select on sequences to {role};
            grant usage on schema public to {role};
            grant select on all tables in schema public to {role};
            grant select on all sequences in schema public to {role}
            """,
            cancellationToken
        );
    }

    // Before version 15 everybody may create tables there, the reader, too.
    private string Closed(string owner) =>
        PostgresBinaries.MajorOf(server.Version) < 15
            ? $"revoke create on schema public from public; grant all on schema public to {owner};"
            : "";

    // The reader of one database would be the owner of another.
    private async Task RefuseClashAsync(string name, string reader, CancellationToken cancellationToken)
    {
        const string Exists = "select exists (select from pg_database where datname = $1)";
        const string End = "_reader";
        var other = name.EndsWith(End, StringComparison.Ordinal) ? name[..^End.Length] : "";
        var clash =
            !await IsMissingAsync(Exists, reader, cancellationToken) ? reader
            : other.Length > 0 && !await IsMissingAsync(Exists, other, cancellationToken) ? other
            : null;
        if (clash is not null)
        {
            throw new LocalPostgresException(
                $"The databases {name} and {clash} cannot stand side by side: the role that may only read one would have the name of the other's owner.",
                "Give one of them another name."
            );
        }
    }

    private async Task<bool> IsMissingAsync(string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await command.ExecuteScalarAsync(cancellationToken) is not true;
    }
}
