namespace Tutti.Transport.Replicas;

/// <summary>Why a replica is left out.</summary>
internal enum EjectionReason
{
    /// <summary>There is no connection to it, or connections to it do not last.</summary>
    Unreachable,

    /// <summary>It can be reached, but fails far more often than the others do.</summary>
    Outlier,
}
