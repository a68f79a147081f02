using Tutti.Text;

namespace Tutti;

/// <summary>A result does not fit the type that it is read into. The message names the column, the member, both types and the statement.</summary>
public sealed class SqlMappingException : Exception
{
    internal SqlMappingException(string message, string statement, Exception? inner = null)
        : base($"{message} Statement: {StatementText.Short(statement)}", inner) => Statement = statement;

    /// <summary>Whether a column is of a type that was created after the connections were made.</summary>
    internal bool IsOfNewType { get; init; }

    /// <summary>The statement, with placeholders.</summary>
    public string Statement { get; }
}
