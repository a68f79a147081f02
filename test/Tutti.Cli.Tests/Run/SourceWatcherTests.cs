using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Tests.Run;

public sealed class SourceWatcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task SavedFilesAreNamedTogether()
    {
        _folder.Write("Hello/A.cs", "");
        using var watcher = new SourceWatcher(_folder.Path);

        _folder.Write("Hello/A.cs", "changed");
        _folder.Write("appsettings.json", "{}");

        Assert.Equal([Path.Combine("Hello", "A.cs"), "appsettings.json"], await watcher.WaitAsync(_patience.Token));
    }

    [Fact]
    public async Task ChangeBeforeTheWaitIsNotMissed()
    {
        using var watcher = new SourceWatcher(_folder.Path);

        _folder.Write("tutti.json", "{}");

        Assert.Equal(["tutti.json"], await watcher.WaitAsync(_patience.Token));
    }

    [Fact]
    public async Task WhatToolsWriteIsIgnored()
    {
        using var watcher = new SourceWatcher(_folder.Path);
        var change = watcher.WaitAsync(_patience.Token);

        _folder.Write("bin/A.cs", "");
        _folder.Write("obj/B.cs", "");
        _folder.Write(".tutti/run/C.cs", "");
        _folder.Write(".git/D.cs", "");
        _folder.Write("notes.txt", "");
        _folder.Write("Hello/migrations/1_create.up.sql", "");

        Assert.Equal([Path.Combine("Hello", "migrations", "1_create.up.sql")], await change);
    }

    [Fact]
    public async Task RenamedAndRemovedFoldersAreSeen()
    {
        _folder.Write("Old/Deep/A.cs", "");
        _folder.Write("Gone/B.cs", "");
        using var watcher = new SourceWatcher(_folder.Path);

        Directory.Move(_folder.Combine("Old"), _folder.Combine("New"));
        Directory.Delete(_folder.Combine("Gone"), recursive: true);

        string[] expected =
        [
            Path.Combine("Gone", "B.cs"),
            Path.Combine("New", "Deep", "A.cs"),
            Path.Combine("Old", "Deep", "A.cs"),
        ];
        Assert.Equal(expected, await watcher.WaitAsync(_patience.Token));

        _folder.Write("New/Deep/A.cs", "changed");
        Assert.Equal([Path.Combine("New", "Deep", "A.cs")], await watcher.WaitAsync(_patience.Token));
    }

    [Fact]
    public async Task FolderThatVanishesAndComesBackIsWatchedOn()
    {
        var app = _folder.Combine("app");
        _folder.Write("app/A.cs", "");
        using var watcher = new SourceWatcher(app);

        Directory.Delete(app, recursive: true);
        Assert.Equal(["A.cs"], await watcher.WaitAsync(_patience.Token));
        _folder.Write("app/A.cs", "back");

        Assert.Equal(["A.cs"], await watcher.WaitAsync(_patience.Token));
    }

    [Fact]
    public async Task ThousandsOfFilesAtOnceAreOneChange()
    {
        using var watcher = new SourceWatcher(_folder.Path);
        for (var i = 0; i < 3000; i++)
        {
            _folder.Write($"Folder{i % 50}/File{i}.cs", "");
        }

        var changed = await watcher.WaitAsync(_patience.Token);

        Assert.Equal(3000, changed.Count);
    }
}
