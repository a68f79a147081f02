using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Tutti.LocalPostgres.Platform;

/// <summary>The calls of Windows that .NET has no method for.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Win32
{
    public const uint KillOnClose = 0x2000;
    public const int BasicAccounting = 1;
    public const int ExtendedLimits = 9;
    public const nint JobList = 0x2000D;
    public const uint NoWindow = 0x08000000;
    public const uint UnicodeEnvironment = 0x400;
    public const uint HasAttributes = 0x80000;

    public static IOException Failure(string what) =>
        new($"Could not {what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport(
        "kernel32",
        EntryPoint = "CreateJobObjectW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial SafeFileHandle CreateJob(in SecurityAttributes attributes, string name);

    [LibraryImport(
        "kernel32",
        EntryPoint = "OpenJobObjectW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial SafeFileHandle OpenJob(
        uint access,
        [MarshalAs(UnmanagedType.Bool)] bool isInherited,
        string name
    );

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetLimits(SafeFileHandle job, int kind, in JobLimits limits, int size);

    [LibraryImport("kernel32", EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Query(SafeFileHandle job, int kind, out JobCounts counts, int size, nint length);

    [LibraryImport("kernel32", EntryPoint = "TerminateJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool End(SafeFileHandle job, uint exitCode);

    [LibraryImport("kernel32", EntryPoint = "InitializeProcThreadAttributeList", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool InitializeAttributes(byte* list, int count, int flags, ref nint size);

    [LibraryImport("kernel32", EntryPoint = "UpdateProcThreadAttribute", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool UpdateAttribute(
        byte* list,
        uint flags,
        nint attribute,
        void* value,
        nint size,
        nint previous,
        nint previousSize
    );

    [LibraryImport("kernel32", EntryPoint = "DeleteProcThreadAttributeList")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial void DeleteAttributes(byte* list);

    [LibraryImport(
        "kernel32",
        EntryPoint = "CreateProcessW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateProcess(
        string? program,
        char* line,
        nint processAttributes,
        nint threadAttributes,
        [MarshalAs(UnmanagedType.Bool)] bool inheritsHandles,
        uint flags,
        char* environment,
        string folder,
        in StartupInfo startup,
        out ProcessHandles started
    );

    [LibraryImport("kernel32", EntryPoint = "CloseHandle", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Close(nint handle);
}
