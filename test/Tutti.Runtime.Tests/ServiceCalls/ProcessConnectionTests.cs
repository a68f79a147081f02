using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Tutti.Processes;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>One connection to processes that are alike.</summary>
public sealed class ProcessConnectionTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task TheProcessesTakeTurns()
    {
        await using var one = await StartAsync("one");
        await using var two = await StartAsync("two");
        using var connection = Connect("one", "two");

        string[] answers =
        [
            await AskAsync(connection),
            await AskAsync(connection),
            await AskAsync(connection),
            await AskAsync(connection),
        ];

        Assert.Equal(["one", "one", "two", "two"], answers.Order());
    }

    [Fact]
    public async Task WhoIsNotThereIsPassedOver()
    {
        await using var two = await StartAsync("two");
        using var connection = Connect("one", "two", "three");

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal("two", await AskAsync(connection));
        }
    }

    [Fact]
    public async Task ThatNobodyIsThereIsTold()
    {
        using var connection = Connect("one", "two");

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(connection));
        connection.Replace([]);
        var none = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(connection));

        Assert.True(ProcessConnection.FoundNobody(exception));
        Assert.True(ProcessConnection.FoundNobody(none));
    }

    [Fact]
    public async Task AnAnswerThatIsOnItsWayEndsAlthoughTheAddressIsReplaced()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var one = await StartAsync(
            "one",
            async http =>
            {
                await http.Response.WriteAsync("begun, ");
                await http.Response.Body.FlushAsync();
                await go.Task;
                await http.Response.WriteAsync("done");
            }
        );
        await using var two = await StartAsync("two");
        using var connection = Connect("one");
        using var request = Request(connection);
        using var response = await connection.Http.SendAsync(request, CancellationToken.None);
        var waiting = AskAsync(connection);

        connection.Replace([UrlOf("two")]);
        Assert.Equal("two", await AskAsync(connection));
        go.SetResult();

        Assert.Equal("begun, done", await response.Content.ReadAsStringAsync());
        Assert.Equal("begun, done", await waiting);
    }

    private InternalUrl UrlOf(string name) => InternalUrl.Parse($"unix:{Path.Combine(_directory.FullName, name)}");

    private ProcessConnection Connect(params string[] names) => new([.. names.Select(UrlOf)], TestHost.Key);

    private static HttpRequestMessage Request(ProcessConnection connection) =>
        new(HttpMethod.Get, connection.Url.Address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    private static async Task<string> AskAsync(ProcessConnection connection)
    {
        using var request = Request(connection);
        using var response = await connection.Http.SendAsync(request, CancellationToken.None);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<WebApplication> StartAsync(string name, RequestDelegate? answer = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(server =>
            server.ListenUnixSocket(UrlOf(name).SocketPath!, listener => listener.Protocols = HttpProtocols.Http2)
        );
        builder.Logging.ClearProviders();
        var host = builder.Build();
        host.Run(answer ?? (http => http.Response.WriteAsync(name)));
        await host.StartAsync();
        return host;
    }
}
