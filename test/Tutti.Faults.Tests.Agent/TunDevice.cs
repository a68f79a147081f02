using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tutti.Faults.Tests.Agent;

/// <summary>A network device whose other end is this process. It is there as long as it is open, even when it is moved to another namespace.</summary>
internal static partial class TunDevice
{
    private const uint SetInterface = 0x400454ca;
    private const short PacketsOnly = 0x0001 | 0x1000;
    private const int NameSize = 16;
    private const int RequestSize = 40;

    public static SafeFileHandle Open(string name)
    {
        var device = File.OpenHandle("/dev/net/tun", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var request = new byte[RequestSize];
        Encoding.ASCII.GetBytes(name, request);
        BitConverter.TryWriteBytes(request.AsSpan(NameSize), PacketsOnly);
        if (Control(device, SetInterface, request) < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
        return device;
    }

    public static int Read(SafeFileHandle device, byte[] packet) => (int)Read(device, packet, (nuint)packet.Length);

    public static void Write(SafeFileHandle device, byte[] packet) => Write(device, packet, (nuint)packet.Length);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle device, nuint command, byte[] request);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle device, byte[] packet, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle device, byte[] packet, nuint length);
}
