using Microsoft.AspNetCore.Http;

namespace Tutti.Errors;

/// <summary>How the codes are written on the wire, and which HTTP status goes with which.</summary>
internal static class ProblemCodes
{
    private const int ClientClosedRequest = 499;

    private static readonly (ProblemCode Code, string Name, int Status)[] s_table =
    [
        (ProblemCode.Canceled, "canceled", ClientClosedRequest),
        (ProblemCode.Unknown, "unknown", StatusCodes.Status500InternalServerError),
        (ProblemCode.InvalidArgument, "invalid_argument", StatusCodes.Status400BadRequest),
        (ProblemCode.DeadlineExceeded, "deadline_exceeded", StatusCodes.Status504GatewayTimeout),
        (ProblemCode.NotFound, "not_found", StatusCodes.Status404NotFound),
        (ProblemCode.AlreadyExists, "already_exists", StatusCodes.Status409Conflict),
        (ProblemCode.PermissionDenied, "permission_denied", StatusCodes.Status403Forbidden),
        (ProblemCode.ResourceExhausted, "resource_exhausted", StatusCodes.Status429TooManyRequests),
        (ProblemCode.FailedPrecondition, "failed_precondition", StatusCodes.Status400BadRequest),
        (ProblemCode.Aborted, "aborted", StatusCodes.Status409Conflict),
        (ProblemCode.OutOfRange, "out_of_range", StatusCodes.Status400BadRequest),
        (ProblemCode.Unimplemented, "unimplemented", StatusCodes.Status501NotImplemented),
        (ProblemCode.Internal, "internal", StatusCodes.Status500InternalServerError),
        (ProblemCode.Unavailable, "unavailable", StatusCodes.Status503ServiceUnavailable),
        (ProblemCode.DataLoss, "data_loss", StatusCodes.Status500InternalServerError),
        (ProblemCode.Unauthenticated, "unauthenticated", StatusCodes.Status401Unauthorized),
    ];

    /// <summary>The code as it is written on the wire.</summary>
    public static string NameOf(ProblemCode code) => Row(code).Name;

    /// <summary>The HTTP status that a caller from outside sees.</summary>
    public static int StatusOf(ProblemCode code) => Row(code).Status;

    /// <summary>The code that fits an HTTP status which ASP.NET Core, or a middleware, has set.</summary>
    public static ProblemCode OfStatus(int status) =>
        status switch
        {
            400 or 406 or 411 or 414 or 415 or 417 or 421 or 422 => ProblemCode.InvalidArgument,
            401 or 407 => ProblemCode.Unauthenticated,
            403 => ProblemCode.PermissionDenied,
            404 or 410 => ProblemCode.NotFound,
            405 or 501 => ProblemCode.Unimplemented,
            408 or 504 => ProblemCode.DeadlineExceeded,
            409 => ProblemCode.Aborted,
            412 or 428 => ProblemCode.FailedPrecondition,
            413 or 429 or 431 or 507 => ProblemCode.ResourceExhausted,
            416 => ProblemCode.OutOfRange,
            499 => ProblemCode.Canceled,
            500 => ProblemCode.Internal,
            502 or 503 => ProblemCode.Unavailable,
            _ => ProblemCode.Unknown,
        };

    /// <summary>Whether the failure is the fault of the code that ran, and so goes to the log as an error.</summary>
    public static bool IsFault(ProblemCode code) =>
        code is ProblemCode.Internal or ProblemCode.Unknown or ProblemCode.DataLoss;

    /// <summary>The code itself, if it is one.</summary>
    public static ProblemCode Known(ProblemCode code) => Row(code).Code;

    // A number that is no code at all, cast from somewhere, must not break the answer.
    private static (ProblemCode Code, string Name, int Status) Row(ProblemCode code) =>
        code is >= ProblemCode.Canceled and <= ProblemCode.Unauthenticated
            ? s_table[(int)code - 1]
            : s_table[(int)ProblemCode.Unknown - 1];
}
