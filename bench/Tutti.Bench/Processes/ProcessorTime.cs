using System.Diagnostics;

namespace Tutti.Bench.Processes;

/// <summary>The processor time that a process has used since its start, as the system counts it.</summary>
internal readonly record struct ProcessorTime(TimeSpan User, TimeSpan System)
{
    public TimeSpan Total => User + System;

    public static ProcessorTime Of(Process process)
    {
        process.Refresh();
        return new(process.UserProcessorTime, process.PrivilegedProcessorTime);
    }

    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) =>
        new(later.User - earlier.User, later.System - earlier.System);
}
