using Npgsql;

namespace Tutti.Rows;

/// <summary>What is said when a column does not fit its member.</summary>
internal static class MappingErrors
{
    // What Npgsql calls a type that was not there when it looked.
    private const string UnknownType = "-.-";

    /// <summary>The error to show instead of one of reading; null if that is none of the mapping.</summary>
    public static SqlMappingException? Explain(
        Exception problem,
        RowPlan plan,
        int member,
        NpgsqlDataReader reader,
        Type type
    )
    {
        if (
            problem
            is not (
                UnreadableException
                or InvalidCastException
                or OverflowException
                or FormatException
                or ArgumentException
                or NotSupportedException
            )
        )
        {
            return null;
        }
        var ordinal = plan.Ordinals[member];
        var target = plan.NameOf(member) is { Length: > 0 } name
            ? $"'{TypeNames.Of(plan.Target)}.{name}'"
            : "the result";
        if (ordinal < 0)
        {
            return new($"The result has no column for {target}.", plan.Statement.Text, problem);
        }
        var column = $"The column '{reader.GetName(ordinal)}' ({reader.GetDataTypeName(ordinal)})";
        var shown = TypeNames.Of(type);
        if (reader.IsDBNull(ordinal))
        {
            return new(
                $"{column} is null, but {target} ({shown}) cannot be. Make it nullable ({shown}?), or rule null out in the statement, as with coalesce.",
                plan.Statement.Text,
                problem
            );
        }
        if (reader.GetDataTypeName(ordinal) == UnknownType)
        {
            return new(
                $"The column '{reader.GetName(ordinal)}' is of a type that is newer than the connections of this process, which learn it now: try again.",
                plan.Statement.Text,
                problem
            )
            {
                IsOfNewType = true,
            };
        }
        var reason =
            problem is OverflowException
                ? $"{column} has a value that does not fit into {target} ({shown})."
                : $"{column} cannot be read into {target} ({shown}).{Detail(problem)}{Hint(plan, type)}";
        return new(reason, plan.Statement.Text, problem);
    }

    // Npgsql's own texts repeat what has been said.
    private static string Detail(Exception problem) => problem is UnreadableException ? " " + problem.Message : "";

    private static string Hint(RowPlan plan, Type type) =>
        plan.NameOf(0).Length == 0
        && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && !type.IsEnum
            ? $" Nothing was generated that reads '{TypeNames.Of(type)}': that needs a call with the type itself, such as QueryAsync<{TypeNames.Of(type)}>, in a project that references the package Tutti."
            : "";
}

/// <summary>A value that cannot be read, with a reason that is worth saying.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
