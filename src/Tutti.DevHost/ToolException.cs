namespace Tutti.DevHost;

/// <summary>
/// Something that the developer has to mend before the tool can go on: a missing file, a port that cannot be opened.
/// Every one says what is wrong, where, and what to do about it; a stack trace would help nobody.
/// </summary>
public sealed class ToolException : Exception
{
    /// <summary>Describes what is wrong.</summary>
    /// <param name="code">A short constant name for machines, from <see cref="ToolErrors"/>.</param>
    /// <param name="message">What is wrong, as one or more sentences.</param>
    /// <param name="remedy">What to do about it.</param>
    public ToolException(string code, string message, string remedy)
        : base(message)
    {
        Code = code;
        Remedy = remedy;
    }

    /// <summary>A short constant name for machines, from <see cref="ToolErrors"/>.</summary>
    public string Code { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>The file that is wrong, if it is one.</summary>
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, from 1; 0 if no line is meant.</summary>
    public int Line { get; init; }

    /// <summary>The column in <see cref="Line"/>, from 1; 0 if no column is meant.</summary>
    public int Column { get; init; }
}
