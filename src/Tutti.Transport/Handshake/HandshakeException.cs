namespace Tutti.Transport.Handshake;

/// <summary>Two processes that will not talk to each other. The message says why, and what to do about it.</summary>
/// <param name="message">Why.</param>
internal sealed class HandshakeException(string message) : IOException(message);
