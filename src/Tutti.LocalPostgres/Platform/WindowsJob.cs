using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Tutti.LocalPostgres.Platform;

/// <summary>A handle of a job, which no other process inherits.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsJob(SafeFileHandle job) : IJob
{
    public unsafe bool HasProcesses =>
        Win32.Query(job, Win32.BasicAccounting, out var counts, sizeof(Win32.JobCounts), 0)
            ? counts.ActiveProcesses > 0
            : throw Win32.Failure("count the processes of a job");

    // The program is in the job from its first instruction on, inherits no handle of this process, and has a console of its own that nobody sees: Ctrl+C does not reach it.
    public unsafe void Start(IReadOnlyList<string> command, IReadOnlyList<string> environment, string folder)
    {
        nint size = 0;
        _ = Win32.InitializeAttributes(null, 1, 0, ref size);
        var list = new byte[size];
        var line = (WindowsCommandLine.Of(command) + '\0').ToCharArray();
        var variables = string.Join('\0', environment.Order(StringComparer.OrdinalIgnoreCase)) + "\0\0";
        var handle = job.DangerousGetHandle();
        fixed (byte* attributes = list)
        fixed (char* text = line)
        fixed (char* block = variables)
        {
            if (
                !Win32.InitializeAttributes(attributes, 1, 0, ref size)
                || !Win32.UpdateAttribute(attributes, 0, Win32.JobList, &handle, sizeof(nint), 0, 0)
            )
            {
                throw Win32.Failure("name the job of a process");
            }
            var startup = new Win32.StartupInfo { Size = sizeof(Win32.StartupInfo), Attributes = (nint)attributes };
            var isStarted = Win32.CreateProcess(
                null,
                text,
                0,
                0,
                false,
                Win32.NoWindow | Win32.UnicodeEnvironment | Win32.HasAttributes,
                block,
                folder,
                startup,
                out var started
            );
            var failure = isStarted ? null : Win32.Failure($"run {command[0]}");
            Win32.DeleteAttributes(attributes);
            if (failure is not null)
            {
                throw failure;
            }
            _ = Win32.Close(started.Thread);
            _ = Win32.Close(started.Process);
        }
        GC.KeepAlive(job);
    }

    public void End() => _ = Win32.End(job, 1);

    public void Dispose() => job.Dispose();
}
