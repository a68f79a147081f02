using Tutti.Support;

namespace Tutti.LocalPostgres.Tests;

/// <summary>A folder for one test's cluster, and what the tests of this process share.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public static readonly string SharedCache = Directory
        .CreateDirectory(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), "tutti-postgres-tests-" + Environment.UserName)
        )
        .FullName;

    public TemporaryFolder() => Needs.Postgres();

    public string Path { get; } = Directory.CreateTempSubdirectory("tutti-").FullName;

    public string Postgres => System.IO.Path.Combine(Path, ".tutti", "postgres");

    public LocalClusterOptions Options => new() { Folder = Postgres, Cache = SharedCache };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
