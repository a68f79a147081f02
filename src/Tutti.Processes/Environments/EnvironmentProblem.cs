namespace Tutti.Processes.Environments;

/// <summary>Something in an environment that cannot be meant, or that is worth a note.</summary>
internal sealed record EnvironmentProblem
{
    /// <summary>A short constant name for machines, such as <c>service-unhosted</c>.</summary>
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
}
