namespace Tutti;

/// <summary>What one who listens hears: that listening has begun, at first and again after the connection was lost; or what was notified.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Payload">The text that came with it; empty where listening has begun.</param>
/// <param name="HasBegun">
/// Whether this only says that listening has begun. What was notified before that is not told any more: look at the tables now.
/// </param>
public readonly record struct SqlNotification(string Channel, string Payload, bool HasBegun);
