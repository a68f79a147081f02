namespace Tutti.LocalPostgres;

/// <summary>There is no local server.</summary>
/// <param name="message">The reason.</param>
/// <param name="remedy">What the developer can do.</param>
/// <param name="inner">The cause, if there is one.</param>
internal sealed class LocalPostgresException(string message, string remedy, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What the developer can do.</summary>
    public string Remedy { get; } = remedy;
}
