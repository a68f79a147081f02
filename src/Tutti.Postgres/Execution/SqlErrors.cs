using System.Net.Sockets;
using Npgsql;
using Tutti.Text;

namespace Tutti.Execution;

/// <summary>What callers see of failures that are not those of a statement, which stay what they are.</summary>
internal static class SqlErrors
{
    /// <summary>The exception for one that came while a connection was opened; null: the same.</summary>
    public static Exception? OfOpening(Exception problem, SqlDatabaseCore core) =>
        problem switch
        {
            NpgsqlException { InnerException: TimeoutException } pool
                when pool.Message.Contains("pool", StringComparison.OrdinalIgnoreCase) => Exhausted(core, pool),
            NpgsqlException { InnerException: TimeoutException } => Unavailable(
                core,
                "it did not answer in time",
                problem
            ),
            NpgsqlException when ConnectionLoss.IsOfAllServers(problem) => Unavailable(
                core,
                ConnectionLoss.OfAllServers(core.Settings.TargetSessionAttributes),
                problem
            ),
            NpgsqlException or SocketException or IOException => Unavailable(core, Reason(problem), problem),
            _ => null,
        };

    /// <summary>The exception for one that came while a statement was executed; null: the same.</summary>
    public static Exception? OfExecuting(Exception problem, SqlDatabaseCore core, string statement) =>
        problem switch
        {
            PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => TimedOut(core, statement, problem),
            PostgresException server when Unstorable.Is(server) => Unstorable.Refusal(server, statement),
            PostgresException server => IsLoss(server) ? Lost(core, statement, problem) : null,
            NpgsqlOperationInProgressException => new InvalidOperationException(
                $"The connection is busy: a transaction, a session or a stream does one thing after the other. Await what was begun before, read streams to their end or dispose them, and do not share a transaction between tasks. Statement: {StatementText.Short(statement)}",
                problem
            ),
            NpgsqlException { InnerException: TimeoutException } => TimedOut(core, statement, problem),
            NpgsqlException => Lost(core, statement, problem),
            IOException or SocketException => Lost(core, statement, problem),
            _ => null,
        };

    private static ProblemException Exhausted(SqlDatabaseCore core, Exception problem) =>
        Problem.Unavailable(
            $"The database '{core.Name}' has no free connection: all {core.Settings.MaxPoolSize} are in use.",
            new InvalidOperationException(
                $"All {core.Settings.MaxPoolSize} connections of this process to the database '{core.Name}' were in use for {core.Settings.Timeout} s. They are held\n{core.Leases.Describe()}\nDispose transactions, sessions and streams as soon as possible, or allow more connections.",
                problem
            )
        );

    private static ProblemException TimedOut(SqlDatabaseCore core, string statement, Exception problem) =>
        Problem.DeadlineExceeded(
            $"The database '{core.Name}' took too long.",
            new TimeoutException(
                $"The statement was given up, and canceled on the server: {StatementText.Short(statement)}",
                problem
            )
        );

    private static ProblemException Lost(SqlDatabaseCore core, string statement, Exception problem) =>
        Problem.Unavailable(
            $"The connection to the database '{core.Name}' was lost: {Reason(problem)}.",
            new IOException($"It is not known whether this took effect: {StatementText.Short(statement)}", problem)
        );

    private static ProblemException Unavailable(SqlDatabaseCore core, string reason, Exception problem) =>
        Problem.Unavailable($"The database '{core.Name}' cannot be reached: {reason}.", problem);

    private static string Reason(Exception problem)
    {
        var innermost = problem.GetBaseException();
        var text = innermost is PostgresException server ? server.MessageText : innermost.Message;
        return text.TrimEnd('.', ' ');
    }

    // Beside a server that goes away: one whose database was dropped, that is full, or that has ended an idle transaction.
    private static bool IsLoss(PostgresException problem) =>
        ConnectionLoss.Is(problem)
        || problem.SqlState is PostgresErrorCodes.DatabaseDropped or PostgresErrorCodes.TooManyConnections or "25P03";
}
