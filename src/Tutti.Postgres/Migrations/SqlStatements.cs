namespace Tutti.Migrations;

/// <summary>A statement of a file.</summary>
/// <param name="Start">Where it starts in the text, after comments and blanks.</param>
/// <param name="Text">The statement without the semicolon.</param>
internal readonly record struct ScriptStatement(int Start, string Text);

/// <summary>
/// Finds the statements of a file, so that a failure can be told by its line, and hands of a file out of the transaction are seen before anything is done.
/// It knows quotes, comments and brackets as PostgreSQL has them, and nothing else of the language.
/// </summary>
internal static class SqlStatements
{
    public static IEnumerable<ScriptStatement> Of(string text)
    {
        var start = -1;
        var depth = 0;
        var body = default(FunctionBody);
        for (var at = 0; at < text.Length; )
        {
            var next = SqlTokens.EndOf(text, at, out var kind);
            if (kind is SqlTokenKind.Blank)
            {
                at = next;
                continue;
            }
            if (kind is SqlTokenKind.Symbol && text[at] == ';' && depth == 0 && !body.IsOpen)
            {
                if (start >= 0)
                {
                    yield return new(start, text[start..at].TrimEnd());
                }
                start = -1;
                body = default;
                at = next;
                continue;
            }
            start = start < 0 ? at : start;
            if (kind is SqlTokenKind.Symbol)
            {
                depth +=
                    text[at] is '(' or '[' ? 1
                    : text[at] is ')' or ']' ? -1
                    : 0;
                depth = Math.Max(depth, 0);
            }
            body.See(kind is SqlTokenKind.Word ? text.AsSpan(at, next - at) : default);
            at = next;
        }
        if (start >= 0)
        {
            yield return new(start, text[start..].TrimEnd());
        }
    }

    /// <summary>The first words of a statement, in lower case.</summary>
    public static IReadOnlyList<string> Words(string statement, int most)
    {
        var words = new List<string>();
        for (var at = 0; at < statement.Length && words.Count < most; )
        {
            var next = SqlTokens.EndOf(statement, at, out var kind);
            if (kind is SqlTokenKind.Word)
            {
                words.Add(statement[at..next].ToLowerInvariant());
            }
            at = next;
        }
        return words;
    }

    /// <summary>Whether semicolons are inside of a function's body that is no quoted text: <c>begin atomic … end</c>.</summary>
    private struct FunctionBody
    {
        private int _depth;
        private bool _afterBegin;

        public readonly bool IsOpen => _depth > 0;

        public void See(ReadOnlySpan<char> word)
        {
            if (_depth > 0)
            {
                _depth +=
                    Is(word, "case") || Is(word, "begin") ? 1
                    : Is(word, "end") ? -1
                    : 0;
            }
            else if (_afterBegin && Is(word, "atomic"))
            {
                _depth = 1;
            }
            _afterBegin = Is(word, "begin");
        }

        private static bool Is(ReadOnlySpan<char> word, string keyword) =>
            word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
    }
}
