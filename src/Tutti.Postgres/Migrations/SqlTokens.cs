namespace Tutti.Migrations;

/// <summary>What a token is, as far as it matters for where statements end.</summary>
internal enum SqlTokenKind
{
    /// <summary>White space or a comment.</summary>
    Blank,

    /// <summary>A keyword or a name without quotes.</summary>
    Word,

    /// <summary>A text or a name in quotes, or a number.</summary>
    Quoted,

    /// <summary>Any other character.</summary>
    Symbol,
}

/// <summary>Finds the ends of tokens, as <see href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html"/> has them.</summary>
internal static class SqlTokens
{
    /// <summary>Where the token ends that starts at a place.</summary>
    public static int EndOf(string text, int at, out SqlTokenKind kind)
    {
        var first = text[at];
        var second = at + 1 < text.Length ? text[at + 1] : '\0';
        kind = SqlTokenKind.Blank;
        if (char.IsWhiteSpace(first))
        {
            return at + 1;
        }
        if (first == '-' && second == '-')
        {
            var end = text.IndexOf('\n', at);
            return end < 0 ? text.Length : end + 1;
        }
        if (first == '/' && second == '*')
        {
            return EndOfComment(text, at + 2);
        }
        kind = SqlTokenKind.Quoted;
        if (first is '\'' or '"')
        {
            return EndOfQuotes(text, at + 1, first, hasEscapes: false);
        }
        if (first is 'e' or 'E' && second == '\'')
        {
            return EndOfQuotes(text, at + 2, '\'', hasEscapes: true);
        }
        if (first == '$' && EndOfTag(text, at) is var tag and > 0)
        {
            var end = text.IndexOf(text[at..tag], tag, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + (tag - at);
        }
        if (IsWord(first))
        {
            kind = char.IsAsciiDigit(first) ? SqlTokenKind.Quoted : SqlTokenKind.Word;
            var end = at + 1;
            while (end < text.Length && (IsWord(text[end]) || text[end] == '$'))
            {
                end++;
            }
            return end;
        }
        kind = SqlTokenKind.Symbol;
        return at + 1;
    }

    private static bool IsWord(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '_' or > (char)127;

    // A quote that is doubled is two texts side by side to us, which ends at the same place.
    private static int EndOfQuotes(string text, int at, char quote, bool hasEscapes)
    {
        for (; at < text.Length; at++)
        {
            if (hasEscapes && text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == quote)
            {
                if (!hasEscapes || at + 1 >= text.Length || text[at + 1] != quote)
                {
                    return at + 1;
                }
                at++;
            }
        }
        return text.Length;
    }

    private static int EndOfComment(string text, int at)
    {
        for (var depth = 1; at < text.Length; )
        {
            var isEnd = text[at] == '*' && at + 1 < text.Length && text[at + 1] == '/';
            var isStart = text[at] == '/' && at + 1 < text.Length && text[at + 1] == '*';
            at += isEnd || isStart ? 2 : 1;
            depth +=
                isStart ? 1
                : isEnd ? -1
                : 0;
            if (depth == 0)
            {
                return at;
            }
        }
        return text.Length;
    }

    // The end of $tag$; 0 if it is none, such as $1.
    private static int EndOfTag(string text, int at)
    {
        for (var end = at + 1; end < text.Length; end++)
        {
            if (text[end] == '$')
            {
                return end + 1;
            }
            if (!IsWord(text[end]) || (end == at + 1 && char.IsAsciiDigit(text[end])))
            {
                return 0;
            }
        }
        return 0;
    }
}
