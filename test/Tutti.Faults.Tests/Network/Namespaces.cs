using System.Diagnostics;
using System.Globalization;

namespace Tutti.Faults.Tests.Network;

/// <summary>
/// A shell in namespaces of its own, so that nothing of the machine's network is touched: of network, mounts, and processes, and without root of users, too. All
/// that it starts ends with it, and it ends when its input does, however this process goes.
/// </summary>
internal sealed class Namespaces : IAsyncDisposable
{
    private const string Done = "--done--";

    private readonly Process _shell;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private Namespaces(Process shell) => _shell = shell;

    public static async Task<Namespaces> StartAsync()
    {
        Require();
        string[] users = Environment.IsPrivilegedProcess ? [] : ["--user", "--map-root-user"];
        var shell = Process.Start(
            new ProcessStartInfo(
                "unshare",
                [.. users, "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh"]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var namespaces = new Namespaces(shell);
        try
        {
            await namespaces.RunAsync("mount -t tmpfs tmpfs /run && mkdir /run/netns && ip link set lo up");
        }
        catch (IOException)
        {
            Needs.That(
                isThere: false,
                "This machine lets nobody make network namespaces: run the tests as root (in a container, with the capabilities SYS_ADMIN and NET_ADMIN), or allow user namespaces."
            );
            throw;
        }
        return namespaces;
    }

    /// <summary>Runs a command, and gives what it printed.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public async Task<string> RunAsync(string command)
    {
        await _turn.WaitAsync();
        try
        {
            await _shell.StandardInput.WriteAsync($"{{ {command}\n}} </dev/null 2>&1; echo \"{Done} $?\"\n");
            await _shell.StandardInput.FlushAsync();
            var output = new List<string>();
            while (await _shell.StandardOutput.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith(Done, StringComparison.Ordinal))
                {
                    output.Add(line);
                    continue;
                }
                return line == $"{Done} 0"
                    ? string.Join('\n', output)
                    : throw new IOException($"{command}: {string.Join('\n', output)}");
            }
            throw new IOException($"{command}: {await _shell.StandardError.ReadToEndAsync()}");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Starts a program that goes on, and gives its number in here.</summary>
    public async Task<int> StartAsync(string command, string log) =>
        int.Parse(await RunAsync($"{command} >{log} 2>&1 & echo $!"), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        _turn.Dispose();
    }

    private static void Require()
    {
        Needs.That(OperatingSystem.IsLinux(), "Only Linux has network namespaces.");
        foreach (
            var (program, package) in ((string, string)[])
                [("unshare", "util-linux"), ("ip", "iproute2"), ("iptables", "iptables")]
        )
        {
            Needs.That(
                Folders().Any(folder => File.Exists(Path.Combine(folder, program))),
                $"There is no program {program}: install it (Debian: apt install {package})."
            );
        }
    }

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
}
