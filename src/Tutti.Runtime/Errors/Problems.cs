namespace Tutti.Errors;

/// <summary>The problems that the framework itself reports.</summary>
internal static class Problems
{
    /// <summary>All that a caller learns of a failure that was not meant for it.</summary>
    public const string InternalText = "An internal error occurred.";

    /// <summary>The text for a code about which nothing more is known.</summary>
    public static string TextOf(ProblemCode code) =>
        code switch
        {
            ProblemCode.Canceled => "The request was canceled.",
            ProblemCode.InvalidArgument => "The request is not valid.",
            ProblemCode.DeadlineExceeded => "The request took longer than it may.",
            ProblemCode.NotFound => "There is nothing at this address.",
            ProblemCode.AlreadyExists => "What should be created exists already.",
            ProblemCode.PermissionDenied => "You are not permitted to do this.",
            ProblemCode.ResourceExhausted => "A limit is exceeded.",
            ProblemCode.FailedPrecondition => "The system is not in the state that this needs.",
            ProblemCode.Aborted => "The operation was given up because of a conflict.",
            ProblemCode.OutOfRange => "The request is outside of the valid range.",
            ProblemCode.Unimplemented => "The operation does not exist here.",
            ProblemCode.Unavailable => "The service is not available now.",
            ProblemCode.DataLoss => "Data was lost or corrupted.",
            ProblemCode.Unauthenticated => "You have not said who you are.",
            ProblemCode.Unknown => "An unknown error occurred.",
            _ => InternalText,
        };

    public static ProblemException Internal() => Problem.Internal(InternalText);

    public static ProblemException DeadlineExceeded() => Problem.DeadlineExceeded(TextOf(ProblemCode.DeadlineExceeded));

    public static ProblemException Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(ProblemCode.InvalidArgument, "The request is not valid: see errors.", errors);
}
