using System.Security.Cryptography;
using System.Text;
using Tutti.LocalPostgres.Platform;
using static System.FormattableString;

namespace Tutti.LocalPostgres.Binaries;

/// <summary>The versions of programs. Each is run once to ask for it; the answer is kept as long as the file stays the same, for every start would pay.</summary>
/// <param name="cache">The user's cache.</param>
internal sealed class BinariesVersions(string cache)
{
    /// <summary>Such as <c>18.4</c>; null if no server of this folder runs.</summary>
    public async Task<string?> OfAsync(string folder, CancellationToken cancellationToken)
    {
        if (!InstallFolders.HasPrograms(folder))
        {
            return null;
        }
        var server = new FileInfo(Path.Combine(folder, PostgresBinaries.FileName("postgres")));
        var stamp = Invariant($"{server.LastWriteTimeUtc.Ticks} {server.Length} ");
        var note = Path.Combine(cache, "version-" + Convert.ToHexStringLower(Hash(server.FullName)));
        if (Read(note) is { } known && known.StartsWith(stamp, StringComparison.Ordinal))
        {
            return known[stamp.Length..];
        }
        var result = await ProgramRun.RunAsync([server.FullName, "--version"], folder, cancellationToken);
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        var version = result is { ExitCode: 0 }
            ? result.Output.Split(' ', StringSplitOptions.TrimEntries).ElementAtOrDefault(2)
            : null;
        if (version is not null)
        {
            Write(note, stamp + version);
        }
        return version;
    }

    private static ReadOnlySpan<byte> Hash(string path) => SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 8);

    private static string? Read(string note)
    {
        try
        {
            return File.Exists(note) ? File.ReadAllText(note) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Write(string note, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(note)!);
            var next = $"{note}.{Guid.NewGuid():N}";
            File.WriteAllText(next, text);
            File.Move(next, note, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start asks again.
        }
    }
}
