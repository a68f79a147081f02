using System.Runtime.InteropServices;

namespace Tutti.Bench.Processes;

/// <summary>Keeps servers and load apart, each on a core of its own, where the system allows it.</summary>
internal static partial class Affinity
{
    public const int ServerCore = 0;

    public const int LoadCore = 1;

    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && Environment.ProcessorCount > 1;

    /// <summary>Moves the calling thread to a core. Processes that it starts from then on stay there, with all their threads.</summary>
    public static void MoveThread(int core)
    {
        if (!IsSupported)
        {
            return;
        }
        var mask = 1UL << core;
        if (SetAffinity(0, sizeof(ulong), in mask) != 0)
        {
            throw new BenchException(
                $"Core {core} can't be used (error {Marshal.GetLastPInvokeError()}): is this process confined to others?"
            );
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nint size, in ulong mask);
}
