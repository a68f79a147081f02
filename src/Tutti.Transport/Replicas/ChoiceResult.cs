namespace Tutti.Transport.Replicas;

/// <summary>What came of a choice.</summary>
internal enum ChoiceResult
{
    /// <summary>No replica is known: none runs, or the name is not known to DNS.</summary>
    NoneKnown,

    /// <summary>All replicas are known to be unreachable, and it is not time yet to try one of them again.</summary>
    AllUnreachable,

    /// <summary>There is a replica to call.</summary>
    Chosen,
}
