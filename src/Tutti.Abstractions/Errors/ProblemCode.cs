namespace Tutti;

/// <summary>
/// What kind of failure it is: the status codes of gRPC, each with the HTTP status that a caller from outside sees.
/// On the wire they are written in snake case: <c>not_found</c>.
/// </summary>
/// <seealso href="https://grpc.github.io/grpc/core/md_doc_statuscodes.html"/>
public enum ProblemCode
{
    /// <summary>The caller gave up (499).</summary>
    Canceled = 1,

    /// <summary>Nothing more is known (500).</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the system (400).</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed before the answer was there (504).</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist (404).</summary>
    NotFound = 5,

    /// <summary>What should be created exists (409).</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this (403).</summary>
    PermissionDenied = 7,

    /// <summary>A quota or limit is used up (429).</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the operation needs; repeating will not help (400).</summary>
    FailedPrecondition = 9,

    /// <summary>The operation was given up because of a conflict; repeating it from the start may help (409).</summary>
    Aborted = 10,

    /// <summary>Past the valid range, such as a page after the last (400).</summary>
    OutOfRange = 11,

    /// <summary>The operation does not exist here (501).</summary>
    Unimplemented = 12,

    /// <summary>Something is broken inside (500). Its text does not leave the service, except to a developer's own machine.</summary>
    Internal = 13,

    /// <summary>The service cannot be reached now; repeating may help (503).</summary>
    Unavailable = 14,

    /// <summary>Data was lost or corrupted (500).</summary>
    DataLoss = 15,

    /// <summary>The caller has not said, or not proven, who it is (401).</summary>
    Unauthenticated = 16,
}
