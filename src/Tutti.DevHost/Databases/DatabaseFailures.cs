using System.Net.Sockets;
using Npgsql;
using Tutti.Migrations;

namespace Tutti.DevHost.Databases;

/// <summary>Says what a developer can do when a database does not do what it is asked.</summary>
internal static class DatabaseFailures
{
    /// <summary>Runs something on a database.</summary>
    /// <exception cref="ToolException">It failed.</exception>
    public static async Task<T> GuardAsync<T>(DatabaseTarget target, Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (MigrationException error)
        {
            throw new ToolException(ToolErrors.MigrationFailed, error.Message, "See all of them: tutti db status");
        }
        catch (PostgresException error) when (IsRefusal(error))
        {
            throw new ToolException(
                ToolErrors.DatabaseUnreachable,
                $"The database '{target.Name}', {target}, does not let {target.Owner.Username} in: {error.MessageText} ({error.SqlState})",
                target.IsLocal
                    ? $"Make it anew, without its data: tutti db reset {target.Name}"
                    : "Correct user and password, or have the server's administrator let this user in."
            );
        }
        catch (PostgresException error)
        {
            throw new ToolException(
                ToolErrors.DatabaseUnreachable,
                $"The database '{target.Name}', {target}, refuses what was asked: {error.MessageText} ({error.SqlState})",
                error.Hint ?? $"Look at it: tutti db shell {target.Name}"
            );
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            throw new ToolException(
                ToolErrors.DatabaseUnreachable,
                $"The database '{target.Name}', {target}, cannot be reached: {(error.InnerException ?? error).Message}",
                target.IsLocal
                    ? "Try again: the server is started anew."
                    : "Check that the server runs, and that this machine may reach it."
            );
        }
    }

    private static bool IsRefusal(PostgresException error) =>
        error.SqlState.StartsWith("28", StringComparison.Ordinal)
        || error.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.TooManyConnections;
}
