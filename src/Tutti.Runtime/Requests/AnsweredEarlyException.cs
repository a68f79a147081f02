namespace Tutti.Requests;

/// <summary>The request was answered while its endpoint still ran, and nothing is left to be said.</summary>
internal sealed class AnsweredEarlyException : Exception;
