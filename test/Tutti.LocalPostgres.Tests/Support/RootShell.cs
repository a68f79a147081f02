using System.Diagnostics;

namespace Tutti.LocalPostgres.Tests;

/// <summary>What only root of a Linux machine can arrange: small disks, folders that cannot be written.</summary>
internal static class RootShell
{
    public static void SkipUnlessPossible() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Needs root on Linux.");

    /// <summary>Mounts something, or skips the test where that is not allowed.</summary>
    public static IDisposable Mount(string folder, params IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(Run("mount", [.. arguments, folder]) == 0, "This machine does not allow mounts.");
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
