namespace Tutti.Bench;

/// <summary>Nothing can be measured; the message says why.</summary>
internal sealed class BenchException(string message) : Exception(message);
