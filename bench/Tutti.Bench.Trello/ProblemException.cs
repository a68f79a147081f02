namespace Tutti.Bench.Trello;

/// <summary>What a request is refused with.</summary>
internal sealed class ProblemException(int status, string title, string code, string detail) : Exception(detail)
{
    public int Status => status;

    public string Title => title;

    public string Code => code;

    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    public static ProblemException NotFound(string detail) => new(404, "Not Found", "not_found", detail);

    public static ProblemException PermissionDenied(string detail) =>
        new(403, "Forbidden", "permission_denied", detail);

    public static ProblemException AlreadyExists(string detail) => new(409, "Conflict", "already_exists", detail);

    public static ProblemException InvalidArgument(string detail) =>
        new(400, "Bad Request", "invalid_argument", detail);

    public static ProblemException ResourceExhausted(string detail) =>
        new(429, "Too Many Requests", "resource_exhausted", detail);

    /// <summary>A request with a member that cannot be meant.</summary>
    public static ProblemException Invalid(string member, string reason) =>
        new(400, "Bad Request", "invalid_argument", "The request is not valid: see errors.")
        {
            Errors = new Dictionary<string, string[]> { [member] = [reason] },
        };
}
