namespace Tutti.DevHost.Doctor;

/// <summary>How one check of the machine or the app ended.</summary>
/// <param name="Name">What was checked, in a few words.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do about it, unless all is well.</param>
public sealed record DoctorCheck(string Name, DoctorStatus Status, string Detail, string? Remedy = null);

/// <summary>How good what was found is.</summary>
public enum DoctorStatus
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>It works, but not as well as it could.</summary>
    Warning,

    /// <summary>Something will not work.</summary>
    Failed,
}
