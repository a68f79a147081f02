namespace Tutti.DevHost.Builds;

/// <summary>An error or a warning of the build: of the compiler, an analyzer, NuGet or MSBuild; or of what is checked after it.</summary>
public sealed record BuildDiagnostic
{
    /// <summary>Whether it makes the build fail.</summary>
    public required bool IsError { get; init; }

    /// <summary>Whether it is neither an error nor a warning, but worth to be known.</summary>
    public bool IsNote { get; init; }

    /// <summary>The id, such as <c>CS0103</c> or <c>TUT1001</c>; empty if the tool gave none.</summary>
    public string Code { get; init; } = "";

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, if that is not part of the message.</summary>
    public string? Remedy { get; init; }

    /// <summary>A page about it, if the tool named one.</summary>
    public string? Help { get; init; }

    /// <summary>The file as an absolute path, if it is about one.</summary>
    public string? File { get; init; }

    /// <summary>The first line, from 1; 0 if it is about the whole file.</summary>
    public int Line { get; init; }

    /// <summary>The first column, from 1; 0 if it is about the whole line.</summary>
    public int Column { get; init; }

    /// <summary>The last line, from 1; 0 if only the start is known.</summary>
    public int EndLine { get; init; }

    /// <summary>The column after the last character, from 1; 0 if only the start is known.</summary>
    public int EndColumn { get; init; }

    /// <summary>Whether its lines hold secrets, so that they must not be shown.</summary>
    public bool HidesSource { get; init; }

    /// <summary>The project in whose build it was found, as an absolute path, if the tool named one.</summary>
    public string? Project { get; init; }

    /// <summary>Other places that it is about, such as the first of two declarations that must not both be there.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];
}

/// <summary>A place that a diagnostic refers to. Numbers are as those of <see cref="BuildDiagnostic"/>.</summary>
public sealed record RelatedPlace
{
    /// <summary>What is there, if the tool said so.</summary>
    public string? Message { get; init; }

    /// <summary>The file as an absolute path.</summary>
    public required string File { get; init; }

    /// <summary>The first line.</summary>
    public int Line { get; init; }

    /// <summary>The first column.</summary>
    public int Column { get; init; }

    /// <summary>The last line.</summary>
    public int EndLine { get; init; }

    /// <summary>The column after the last character.</summary>
    public int EndColumn { get; init; }
}
