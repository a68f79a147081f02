using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Tutti.LocalPostgres.Platform;

/// <summary>The calls of the operating system that .NET has no method for.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class Posix
{
    private const int WriteOnly = 1;
    private const int ReadWrite = 2;
    private const int Interrupted = 4;

    // Of glibc, musl and macOS: the greatest has 336 bytes.
    private const int SpawnAttributesSize = 1024;

    private static int OpenFlags => OperatingSystem.IsMacOS() ? 0x1000000 | 0x4 : 0x80000 | 0x800;

    private static short NewSession => OperatingSystem.IsMacOS() ? (short)0x400 : (short)0x80;

    public static bool IsRoot => GetEffectiveUser() == 0;

    public static uint User => GetEffectiveUser();

    public static uint Group => GetEffectiveGroup();

    /// <summary>Opens a pipe for writing, or gives null if nobody reads it.</summary>
    public static SafeFileHandle? OpenPipe(string path)
    {
        var handle = Open(path, WriteOnly | OpenFlags);
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    /// <summary>Opens a pipe for both, which needs nobody at the other end.</summary>
    public static SafeFileHandle OpenPipeBothWays(string path)
    {
        var handle = Open(path, ReadWrite | OpenFlags);
        return handle < 0 ? throw Failure("open", path) : new SafeFileHandle(handle, ownsHandle: true);
    }

    public static bool Write(SafeFileHandle pipe, ReadOnlySpan<byte> bytes) =>
        Write(pipe, bytes, bytes.Length) == bytes.Length;

    public static void MakePipe(string path)
    {
        if (MakePipe(path, 0b110_000_000) != 0)
        {
            throw Failure("make the pipe", path);
        }
    }

    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (ChangeOwnerOf(path, user, group) != 0)
        {
            throw Failure("change the owner of", path);
        }
    }

    public static bool IsAlive(int process) => Signal(process, 0) == 0 || Marshal.GetLastPInvokeError() == 1;

    public static void Interrupt(int process) => _ = Signal(process, 2);

    public static void Kill(int process) => _ = Signal(process, 9);

    /// <summary>Runs a short-lived program in a session of its own, out of reach of a terminal's Ctrl+C, and waits for its end.</summary>
    public static void RunDetached(string program, IReadOnlyList<string> arguments, IReadOnlyList<string> environment)
    {
        var attributes = new byte[SpawnAttributesSize];
        _ = InitializeAttributes(ref attributes[0]);
        _ = SetFlags(ref attributes[0], NewSession);
        var error = Spawn(
            out var process,
            program,
            0,
            ref attributes[0],
            [program, .. arguments, null],
            [.. environment, null]
        );
        if (error != 0)
        {
            throw new IOException($"Could not run {program}: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        while (Wait(process, out _, 0) < 0 && Marshal.GetLastPInvokeError() == Interrupted) { }
    }

    private static IOException Failure(string what, string path) =>
        new($"Could not {what} {path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint GetEffectiveUser();

    [LibraryImport("libc", EntryPoint = "getegid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint GetEffectiveGroup();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MakePipe(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwnerOf(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Wait(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int InitializeAttributes(ref byte attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetFlags(ref byte attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Spawn(
        out int process,
        string path,
        nint fileActions,
        ref byte attributes,
        string?[] arguments,
        string?[] environment
    );
}
