namespace Tutti.Transport.Replicas;

/// <summary>When a replica that is left out may be probed.</summary>
internal enum ProbeUrgency
{
    /// <summary>When its time has passed: there are others to call.</summary>
    Due,

    /// <summary>Sooner: there is nobody else to call.</summary>
    Alone,

    /// <summary>At once: there is nobody else, and a call that was let through has not found anyone yet.</summary>
    AtOnce,
}
