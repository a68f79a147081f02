using System.Runtime.Versioning;

namespace Tutti.LocalPostgres.Tests;

/// <summary>A <c>PATH</c> with all programs of this machine but one.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ProgramsWithout : IDisposable
{
    private readonly string _folder;

    public ProgramsWithout(string program, string place)
    {
        _folder = Directory.CreateDirectory(Path.Combine(place, "programs")).FullName;
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(':');
        foreach (var file in folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            var link = Path.Combine(_folder, Path.GetFileName(file));
            if (Path.GetFileName(file) != program && !File.Exists(link))
            {
                File.CreateSymbolicLink(link, file);
            }
        }
    }

    public KeyValuePair<string, string> Variable => new("PATH", _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
