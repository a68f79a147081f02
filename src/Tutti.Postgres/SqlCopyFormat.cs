namespace Tutti;

/// <summary>How rows are written by <see cref="SqlExecutor.CopyOutAsync"/>.</summary>
public enum SqlCopyFormat
{
    /// <summary>As comma-separated values.</summary>
    Csv,

    /// <summary>As comma-separated values, after a line with the columns' names.</summary>
    CsvWithHeader,

    /// <summary>In PostgreSQL's own form of text.</summary>
    Text,

    /// <summary>In PostgreSQL's binary form.</summary>
    Binary,
}
