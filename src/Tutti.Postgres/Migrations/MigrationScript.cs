namespace Tutti.Migrations;

/// <summary>A migration that is about to run.</summary>
internal sealed class MigrationScript
{
    private const string OptOut = "tutti: no transaction";

    private MigrationScript(MigrationText migration, string text) => (Migration, Text) = (migration, text);

    public MigrationText Migration { get; }

    public string Text { get; }

    public IReadOnlyList<ScriptStatement> Statements { get; private init; } = [];

    /// <summary>Whether its statements run each by itself, as some can only, such as <c>create index concurrently</c>.</summary>
    public bool HasNoTransaction { get; private init; }

    /// <exception cref="MigrationException">It cannot be run at all; nothing has been.</exception>
    public static MigrationScript Read(MigrationText migration)
    {
        var text = migration.Read();
        var statements = SqlStatements.Of(text).ToList();
        if (statements.Count == 0)
        {
            throw new MigrationException(
                $"{migration.File}: there is no statement in it. Write one, or delete the file."
            );
        }
        var script = new MigrationScript(migration, text)
        {
            Statements = statements,
            HasNoTransaction = HasOptOut(text[..statements[0].Start]),
        };
        foreach (var statement in statements)
        {
            if (script.Refuse(statement) is { } reason)
            {
                throw new MigrationException($"{migration.File}({script.LineOf(statement.Start)}): {reason}");
            }
        }
        return script;
    }

    /// <summary>The line, from 1, of a place in the text.</summary>
    public int LineOf(int place) => Text.AsSpan(0, Math.Min(place, Text.Length)).Count('\n') + 1;

    private static bool HasOptOut(string head) =>
        head.Split('\n', StringSplitOptions.TrimEntries)
            .Any(line =>
                line.StartsWith("--", StringComparison.Ordinal)
                && line.TrimStart('-').Trim().Equals(OptOut, StringComparison.OrdinalIgnoreCase)
            );

    private string? Refuse(ScriptStatement statement)
    {
        var words = SqlStatements.Words(statement.Text, 2);
        var first = words.Count > 0 ? words[0] : "";
        return first switch
        {
            "begin" or "start" or "commit" or "end" or "abort" or "rollback" when !IsToSavepoint(statement) =>
                HasNoTransaction
                    ? $"'{first}' has no place in a migration without a transaction. Remove it, or the comment '-- {OptOut}'."
                    : $"'{first}': a migration is a transaction already. Remove it; if the file has to run without one, "
                        + $"begin it with a line '-- {OptOut}'.",
            "prepare" when words is [_, "transaction"] =>
                "'prepare transaction' has no place in a migration. Remove it.",
            "copy" when IsFromClient(statement) =>
                "'copy … from stdin' needs the program psql. Write the rows as insert (pg_dump has --inserts).",
            _ => null,
        };
    }

    private static bool IsToSavepoint(ScriptStatement statement) =>
        SqlStatements.Words(statement.Text, 3) is ["rollback", "to", ..] or ["rollback", _, "to"];

    private static bool IsFromClient(ScriptStatement statement) =>
        SqlStatements.Words(statement.Text, int.MaxValue) is var words
        && Enumerable
            .Range(1, words.Count - 1)
            .Any(i => words[i - 1] is "from" or "to" && words[i] is "stdin" or "stdout");
}
