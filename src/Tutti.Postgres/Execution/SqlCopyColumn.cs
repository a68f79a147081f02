namespace Tutti.Execution;

/// <summary>A column that is written by COPY, whose binary form leaves the server no choice.</summary>
internal sealed record SqlCopyColumn(string Name, string Type);
