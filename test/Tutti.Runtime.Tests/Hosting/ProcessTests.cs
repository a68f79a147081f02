using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

/// <summary>The app as a process of its own, under a supervisor.</summary>
public sealed class ProcessTests
{
    [Theory]
    [InlineData("end of input")]
    [InlineData("SIGTERM")]
    public async Task AProcessSaysThatItIsReadyAndStopsGracefully(string reason)
    {
        using var process = Start();
        var url = await ReadyAsync(process);
        using var http = new HttpClient { BaseAddress = url };
        Assert.Equal("""{"value":7}""", await http.GetStringAsync("/values/int/7"));

        // The supervisor decides what a Ctrl-C means.
        Signal(process, "INT");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz")).StatusCode);
        if (reason == "SIGTERM")
        {
            Signal(process, "TERM");
        }
        else
        {
            process.StandardInput.Close();
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(timeout.Token);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task ARequestThatNeverEndsDoesNotKeepTheProcess()
    {
        using var process = Start("--Tutti:ShutdownTimeout=00:00:01");
        using var http = new HttpClient { BaseAddress = await ReadyAsync(process) };
        var endless = http.GetAsync("/trouble/unbounded");
        await http.GetAsync("/healthz");

        Signal(process, "TERM");

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(timeout.Token);
        Assert.Equal(0, process.ExitCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => endless);
    }

    [Fact]
    public async Task AnAppThatCannotStartSaysWhyAndFails()
    {
        using var process = Start("--as-generated");

        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.StartsWith("The app cannot start:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(1, process.ExitCode);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [TestHost.Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TUTTI_SUPERVISED"] = "1", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        return Process.Start(start)!;
    }

    private static async Task<Uri> ReadyAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("{\"tutti\":", StringComparison.Ordinal))
            {
                // The rest of the log must go somewhere.
                _ = process.StandardOutput.ReadToEndAsync();
                using var ready = JsonDocument.Parse(line);
                Assert.Equal("ready", ready.RootElement.GetProperty("tutti").GetString());
                return new Uri(ready.RootElement.GetProperty("urls")[0].GetString()!);
            }
        }
        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    private static void Signal(Process process, string signal)
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "There are no signals.");
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
