using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Tutti.Faults.Tests.Agent;

/// <summary>Passes packets on, each as much later as it should.</summary>
internal static class DelayLine
{
    private const int LongestPacket = 65_536;

    public static void Run(SafeFileHandle from, SafeFileHandle to, TimeSpan delay)
    {
        using var onTheirWay = new BlockingCollection<(long Due, byte[] Packet)>();
        new Thread(() => Deliver(onTheirWay, to)) { IsBackground = true }.Start();
        var buffer = new byte[LongestPacket];
        while (true)
        {
            var length = TunDevice.Read(from, buffer);
            if (length > 0)
            {
                var due = Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency);
                onTheirWay.Add((due, buffer[..length]));
            }
        }
    }

    private static void Deliver(BlockingCollection<(long Due, byte[] Packet)> onTheirWay, SafeFileHandle to)
    {
        using var never = new ManualResetEventSlim();
        foreach (var (due, packet) in onTheirWay.GetConsumingEnumerable())
        {
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (left > TimeSpan.Zero)
            {
                never.Wait(left);
            }
            TunDevice.Write(to, packet);
        }
    }
}
