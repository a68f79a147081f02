namespace Tutti.Processes.Environments;

/// <summary>Something in an environment that cannot be meant, or that is worth a note.</summary>
internal sealed record EnvironmentProblem
{
    /// <summary>A short constant name for machines, one of <see cref="EnvironmentCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, as one or more sentences.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    /// <summary>Where in the file, such as <c>$.processes.orders.url</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The line, from 1; 0 if no line is meant.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public int Column { get; init; }

    /// <summary>The column after the last character; 0 if only the start is meant.</summary>
    public int EndColumn { get; init; }

    /// <summary>Whether its line holds a key or a password, so that nobody should show it.</summary>
    public bool HidesSource { get; init; }
}
