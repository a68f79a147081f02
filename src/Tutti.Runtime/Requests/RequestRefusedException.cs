namespace Tutti.Requests;

/// <summary>A request is refused with an HTTP status that no code of a problem stands for.</summary>
internal sealed class RequestRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
