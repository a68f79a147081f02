namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>A request that is in flight as long as a test wants, in this process or another one.</summary>
internal sealed class WaitingRequest : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");

    /// <summary>Where it is sent.</summary>
    public string Target => TargetOf("trouble");

    /// <summary>The same for a service that calls another one before it answers.</summary>
    public string TargetOf(string service) => $"/{service}/files?folder={Uri.EscapeDataString(_directory.FullName)}";

    /// <summary>Waits until its endpoint has it.</summary>
    public Task EnteredAsync() => Wait.UntilAsync(() => File.Exists(PathOf("entered")));

    /// <summary>Lets the endpoint go on.</summary>
    public void LetGo() => File.WriteAllText(PathOf("go"), "");

    public void Dispose() => _directory.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(_directory.FullName, file);
}
