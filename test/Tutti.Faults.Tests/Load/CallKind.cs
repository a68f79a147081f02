namespace Tutti.Faults.Tests.Load;

/// <summary>Something to ask the app for.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Method">The method of the request.</param>
/// <param name="Path">Its path.</param>
/// <param name="Body">Its body, with <c>{mark}</c> where each call has its own; none if there is none.</param>
/// <param name="Status">The status of the known answer.</param>
/// <param name="Answer">The known answer: all of it, or what is in it if each call leaves its own mark.</param>
/// <param name="CallsOthers">
/// Whether the gateway serves it itself, and calls services of other processes by idempotent endpoints only: then it succeeds as long as one of each kind can be reached.
/// Else the gateway passes it on, and it may fail with what it was passed on to.
/// </param>
internal sealed record CallKind(
    string Name,
    HttpMethod Method,
    string Path,
    string? Body,
    int Status,
    string Answer,
    bool CallsOthers
)
{
    public bool LeavesMark => Body?.Contains("{mark}", StringComparison.Ordinal) == true;
}
