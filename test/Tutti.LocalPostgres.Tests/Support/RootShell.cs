using System.Diagnostics;
using Tutti.Support;

namespace Tutti.LocalPostgres.Tests;

/// <summary>What only root of a Linux machine can arrange: small disks, folders that cannot be written.</summary>
internal static class RootShell
{
    public static void SkipUnlessPossible() =>
        Needs.That(OperatingSystem.IsLinux() && Environment.UserName == "root", "Needs root on Linux.");

    /// <summary>Mounts something, or skips the test where that is not allowed.</summary>
    public static IDisposable Mount(string folder, params IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(folder);
        Needs.That(Run("mount", [.. arguments, folder]) == 0, "This machine does not allow mounts.");
        return new Mounted(folder);
    }

    public static int Run(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private sealed class Mounted(string folder) : IDisposable
    {
        // Lazily: a program that is going down may still be in it.
        public void Dispose() => Run("umount", ["-l", folder]);
    }
}
