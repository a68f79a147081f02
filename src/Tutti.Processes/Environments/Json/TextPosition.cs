using System.Text;

namespace Tutti.Processes.Environments.Json;

/// <summary>Follows a text of UTF-8 from its start, and knows at which line and column it is: so that no part is looked at twice.</summary>
internal struct TextPosition
{
    private int _offset;

    public TextPosition() { }

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Goes on to a place further down.</summary>
    public void MoveTo(ReadOnlySpan<byte> text, int offset)
    {
        var passed = text[_offset..offset];
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            Line += passed.Count((byte)'\n');
            Column = 1;
        }
        Column += Encoding.UTF8.GetCharCount(passed[(lastBreak + 1)..]);
        _offset = offset;
    }
}
