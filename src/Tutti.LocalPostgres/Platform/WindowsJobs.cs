using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;

namespace Tutti.LocalPostgres.Platform;

/// <summary>The jobs of Windows: https://learn.microsoft.com/windows/win32/procthread/job-objects.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsJobs : IJobs
{
    private const uint AllAccess = 0x1F001F;
    private const int NotFound = 2;

    public unsafe IJob Make(string name)
    {
        // The user, with and without an administrator's rights.
        var access = PrivateAccess.Of(new RawSecurityDescriptor($"D:P(A;;GA;;;{PrivateAccess.User})(A;;GA;;;SY)"));
        fixed (byte* descriptor = access)
        {
            var attributes = new Win32.SecurityAttributes
            {
                Size = sizeof(Win32.SecurityAttributes),
                Descriptor = (nint)descriptor,
            };
            var job = Win32.CreateJob(attributes, name);
            if (job.IsInvalid)
            {
                throw Win32.Failure("make a job");
            }
            var limits = new Win32.JobLimits { Flags = Win32.KillOnClose };
            return Win32.SetLimits(job, Win32.ExtendedLimits, limits, sizeof(Win32.JobLimits))
                ? new WindowsJob(job)
                : throw Win32.Failure("limit a job");
        }
    }

    public IJob? Open(string name)
    {
        var job = Win32.OpenJob(AllAccess, false, name);
        return !job.IsInvalid ? new WindowsJob(job)
            : Marshal.GetLastPInvokeError() == NotFound ? null
            : throw Win32.Failure("open the job of the server");
    }
}
