using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Tutti.Processes;
using Tutti.Processes.Certificates;
using Tutti.Processes.Environments;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>Processes that speak TLS with each other.</summary>
public sealed class SecureProcessTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");
    private readonly TestCertificates _certificates;
    private readonly int _ledger = ProcessHosts.FreePort();

    public SecureProcessTests() => _certificates = new TestCertificates(_directory.FullName);

    public void Dispose()
    {
        _certificates.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task TheyServeEachOtherWithCertificatesOfTheAppsAuthorityAndWithoutKeys()
    {
        _certificates.Create("process.pem");
        await using var hosts = new ProcessHosts(
            Environment(new { path = "process.pem", authority = "authority.pem" })
        );
        await hosts.StartAsync("ledger", InFolder);
        var front = await hosts.StartAsync("front", InFolder);
        using var http = new HttpClient { BaseAddress = PublicOf(front) };

        Assert.Equal("""{"value":3}""", await http.GetStringAsync("/shop/add?left=1&right=2"));
        Assert.Equal("""{"value":42}""", await http.GetStringAsync("/ledger/total"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ledger/total");
        request.Headers.Host = "shop.example";
        using var named = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
    }

    [Fact]
    public async Task WhoShowsNoCertificateOfTheAuthorityIsNotServed()
    {
        _certificates.Create("process.pem");
        using var strange = new TestCertificates(_directory.FullName, "strange");
        strange.Create("strange-process.pem");
        await using var hosts = new ProcessHosts(
            Environment(new { path = "process.pem", authority = "authority.pem" })
        );
        await hosts.StartAsync("ledger", InFolder);
        // It trusts the server, which does not trust it.
        var file = new CertificateFile { Path = "strange-process.pem", AuthorityPath = "authority.pem" };
        using var known = Connect(new CertificateFile { Path = "process.pem", AuthorityPath = "authority.pem" });
        using var unknown = Connect(file);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
        };
        using var none = new HttpClient(handler)
        {
            BaseAddress = new Uri($"https://localhost:{_ledger}"),
            DefaultRequestVersion = HttpVersion.Version20,
        };

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(known));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => StatusAsync(unknown));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => none.GetAsync("/readyz"));
    }

    [Fact]
    public async Task AServerForAnotherHostIsNotCalled()
    {
        _certificates.Create("process.pem", "elsewhere.example");
        await using var hosts = new ProcessHosts(
            Environment(new { path = "process.pem", authority = "authority.pem" })
        );
        await hosts.StartAsync("ledger", InFolder);
        using var connection = Connect(new CertificateFile { Path = "process.pem", AuthorityPath = "authority.pem" });

        var exception = await Assert.ThrowsAnyAsync<HttpRequestException>(() => StatusAsync(connection));

        Assert.IsType<AuthenticationException>(exception.InnerException);
    }

    [Fact]
    public async Task ACertificateThatCannotBeReadStopsTheStart()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "process.pem"), "-----BEGIN nothing");
        await using var hosts = new ProcessHosts(
            Environment(new { path = "process.pem", authority = "authority.pem" })
        );

        var exception = await Assert.ThrowsAnyAsync<InvalidOperationException>(() =>
            hosts.StartAsync("ledger", InFolder)
        );

        Assert.StartsWith("The app cannot start:", exception.Message, StringComparison.Ordinal);
        Assert.Contains("process.pem cannot be used", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APublicListenerShowsItsCertificate(bool isPkcs12)
    {
        var file = isPkcs12 ? _certificates.CreatePkcs12("public.pfx", "secret") : _certificates.Create("public.pem");
        var listen = new
        {
            url = "https://127.0.0.1:0",
            certificate = isPkcs12 ? new { path = file, password = "secret" } : (object)new { path = file },
        };
        await using var hosts = new ProcessHosts(
            JsonSerializer.Serialize(
                new
                {
                    type = "test",
                    processes = new
                    {
                        app = new
                        {
                            gateway = true,
                            services = new[] { "*" },
                            listen,
                        },
                    },
                }
            )
        );
        var host = await hosts.StartAsync("app", InFolder);
        X509Certificate? shown = null;
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                {
                    shown = certificate;
                    return certificate is not null;
                },
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = PublicOf(host) };

        Assert.Equal("""{"value":7}""", await http.GetStringAsync("/values/int/7"));
        Assert.Equal("CN=localhost", shown?.Subject);
        Assert.Contains("\"scheme\":\"https\"", await http.GetStringAsync("/origin"), StringComparison.Ordinal);
    }

    private string Environment(object certificate) =>
        JsonSerializer.Serialize(
            new
            {
                type = "test",
                certificate,
                processes = new
                {
                    front = new
                    {
                        gateway = true,
                        services = new[] { "*" },
                        url = $"https://localhost:{ProcessHosts.FreePort()}",
                        listen = "http://127.0.0.1:0",
                    },
                    ledger = new { services = new[] { "ledger" }, url = $"https://localhost:{_ledger}" },
                },
            }
        );

    // Relative paths begin where the content is, if there is no file.
    private void InFolder(WebApplicationBuilder builder) => builder.Environment.ContentRootPath = _directory.FullName;

    private ProcessConnection Connect(CertificateFile file) =>
        new(
            [InternalUrl.Parse($"https://localhost:{_ledger}")],
            "",
            new ProcessCertificates(file, _directory.FullName, TimeProvider.System)
        );

    private static async Task<HttpStatusCode> StatusAsync(ProcessConnection connection)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(connection.Url.Address, "/readyz"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await connection.Http.SendAsync(request, CancellationToken.None);
        return response.StatusCode;
    }

    private static Uri PublicOf(WebApplication host) =>
        new(host.Urls.Single(url => url.Contains("127.0.0.1", StringComparison.Ordinal)));
}
