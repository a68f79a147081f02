namespace Tutti.Model;

/// <summary>An application model cannot be had. The message says why, for the app's developer.</summary>
/// <param name="message">Why.</param>
/// <param name="cause">What caused it.</param>
public sealed class ModelException(string message, Exception? cause = null) : Exception(message, cause);
