using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tutti.Packages.Tests.Support;

/// <summary>An app that a user has created in an empty folder.</summary>
internal sealed class NewApp : IDisposable
{
    private readonly DirectoryInfo _parent;

    private NewApp(DirectoryInfo parent, string name)
    {
        _parent = parent;
        Folder = Path.Combine(parent.FullName, name);
    }

    public string Folder { get; }

    /// <summary>Creates an app.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="template">Its template.</param>
    /// <param name="around">Files that lie in the folder above: names and texts.</param>
    public static async Task<NewApp> CreateAsync(
        string name,
        string template = "hello",
        params (string Name, string Text)[] around
    )
    {
        var app = new NewApp(Directory.CreateTempSubdirectory("tutti-new-"), name);
        foreach (var (file, text) in around)
        {
            File.WriteAllText(Path.Combine(app._parent.FullName, file), text);
        }
        await Shell.RunAsync(app._parent.FullName, PackedPackages.Tutti, "create", name, "--template", template);
        return app;
    }

    public string PathOf(string relative) => Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    public void Replace(string relative, string old, string with)
    {
        var text = File.ReadAllText(PathOf(relative));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(relative), text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>Files and their texts, as far as people write them.</summary>
    public SortedDictionary<string, string> Files() => FilesIn(Folder);

    public static SortedDictionary<string, string> FilesIn(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllText(file);
        }
        return files;
    }

    public Task<string> TuttiAsync(params string[] arguments) =>
        Shell.RunAsync(Folder, PackedPackages.Tutti, arguments);

    public Task<string> DotnetAsync(params string[] arguments) => Shell.RunAsync(Folder, "dotnet", arguments);

    /// <summary>Runs the app, as <c>tutti run</c> does, on a free port.</summary>
    public RunningApp Run(params string[] arguments) =>
        new(Process.Start(Shell.Command(Folder, PackedPackages.Tutti, ["run", "--port", "0", .. arguments]))!);

    public void Dispose()
    {
        try
        {
            _parent.Delete(recursive: true);
        }
        catch (IOException)
        {
            // What a failed test left running may still write here.
        }
    }
}

/// <summary>An app that runs under <c>tutti run</c>.</summary>
internal sealed partial class RunningApp : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly HttpClient _http = new();

    public RunningApp(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Asks until the answer is what is expected: the app may be starting, or be about to be replaced.</summary>
    public async Task AnswersAsync(string path, string expected)
    {
        var watch = Stopwatch.StartNew();
        var last = "no answer";
        while (watch.Elapsed < s_patience && !_process.HasExited)
        {
            if (Address() is { } address)
            {
                try
                {
                    last = await _http.GetStringAsync(address + path, TestContext.Current.CancellationToken);
                    if (last == expected)
                    {
                        return;
                    }
                }
                catch (HttpRequestException error)
                {
                    last = error.Message;
                }
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"GET {path} gave {last}, not {expected}.\n{Output()}");
    }

    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private string? Address() => BaseUrl().Match(Output()) is { Success: true } match ? match.Groups[1].Value : null;

    private string Output()
    {
        lock (_lines)
        {
            return string.Join('\n', _lines);
        }
    }

    private void Add(string? line)
    {
        lock (_lines)
        {
            if (line is not null)
            {
                _lines.Add(line);
            }
        }
    }

    [GeneratedRegex(@"API Base URL: (http://\S+)")]
    private static partial Regex BaseUrl();
}
