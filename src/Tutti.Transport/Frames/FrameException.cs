namespace Tutti.Transport.Frames;

/// <summary>The other side does not speak as agreed. The connection ends.</summary>
internal sealed class FrameException(string message) : IOException(message);
