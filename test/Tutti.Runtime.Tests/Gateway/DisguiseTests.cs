using System.Net;
using System.Text.Json;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

/// <summary>Requests from outside for what is private, however they are dressed.</summary>
public sealed class DisguiseTests(SharedHosts hosts)
{
    private const string Internal =
        "Tutti-Key: a-key-of-the-tests\r\ntutti-forwarded: 1\r\nTUTTI-TIMEOUT: 1000\r\ntutti-principal: admin\r\n";

    /// <summary>The targets and headers of requests.</summary>
    public static TheoryData<string, string> Disguises =>
        new()
        {
            { "GET /private", "" },
            { "GET /PRIVATE", "" },
            { "GET /%70rivate", "" },
            { "GET /%2570rivate", "" },
            { "GET /private/", "" },
            { "GET //private", "" },
            { "GET /values/int/../../private", "" },
            { "GET /values/%2e%2e/private", "" },
            { "GET /./private", "" },
            { "GET /private;x=1", "" },
            { "GET /private%00", "" },
            { "GET /private%2f", "" },
            { "GET /private?x=1#/values/int/7", "" },
            { "GET \\private", "" },
            { "GET http://x/private", "" },
            { "POST /private", "X-HTTP-Method-Override: GET\r\nX-Method-Override: GET\r\n" },
            { "GET /", "X-Original-URL: /private\r\nX-Rewrite-URL: /private\r\nX-Forwarded-Prefix: /private\r\n" },
            { "GET /private", Internal },
            { "POST /tutti/call/ledger/Total", Internal },
            { "POST /tutti/call/values/Private", Internal },
            { "POST /TUTTI/CALL/ledger/Total", Internal },
            { "POST /tutti%2Fcall/ledger/Total", Internal },
            { "POST //tutti/call/ledger/Total", Internal },
            { "POST http://internal/tutti/call/ledger/Total", Internal },
            { "POST /tutti/call/ledger/Total", $"{Internal}Connection: tutti-key, tutti-forwarded\r\n" },
        };

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task NoneLeadsInside(string target, string headers)
    {
        foreach (var grouping in Enum.GetValues<Grouping>())
        {
            var host = hosts.Of(grouping);
            using var raw = await RawHttp.ConnectAsync(host.Address);
            var length = target.StartsWith("POST", StringComparison.Ordinal) ? "Content-Length: 2\r\n" : "";
            await raw.WriteAsync(
                $"{target} HTTP/1.1\r\nHost: x\r\n{headers}{length}\r\n{(length.Length > 0 ? "{}" : "")}"
            );

            var answer = await raw.ReadAsync();

            Assert.True(answer.Status is 400 or 404, $"{grouping}: {target} was answered with {answer.Status}");
            Assert.DoesNotContain("\"value\"", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NorDoesHttp2()
    {
        var directory = Directory.CreateTempSubdirectory("tutti-");
        using var certificates = new TestCertificates(directory.FullName);
        var listen = new
        {
            url = "https://127.0.0.1:0",
            certificate = new { path = certificates.Create("public.pem") },
        };
        var app = new
        {
            gateway = true,
            services = new[] { "*" },
            url = $"unix:{directory.FullName}/app",
            listen,
        };
        await using var hosts = new ProcessHosts(
            JsonSerializer.Serialize(
                new
                {
                    type = "test",
                    keys = new[] { TestHost.Key },
                    processes = new { app },
                }
            )
        );
        var host = await hosts.StartAsync("app");
        var address = host.Urls.Single(url => url.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal));
        using var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
        };
        using var http = new HttpMessageInvoker(handler);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/values/int/7"));
        foreach (
            var path in new[] { "/private", "//private", "/%70rivate", "/a/../private", "/tutti/call/ledger/Total" }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
        }
        await hosts.DisposeAsync();
        directory.Delete(recursive: true);

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            var target = new Uri(
                address + path,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            );
            using var request = new HttpRequestMessage(HttpMethod.Get, target)
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Headers = { { "tutti-key", TestHost.Key }, { "tutti-forwarded", "1" } },
            };
            using var response = await http.SendAsync(request, CancellationToken.None);
            return response.StatusCode;
        }
    }
}
