using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tutti.Hosting;
using Tutti.Processes.Certificates;
using Tutti.Processes.Environments;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

public sealed class ListenerTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("local", null, null, null, "http://localhost:5000")]
    [InlineData("production", null, null, null, "http://*:8080")]
    [InlineData("preview", null, null, null, "http://*:8080")]
    [InlineData("production", null, null, "9000", "http://*:9000")]
    [InlineData("production", "http://127.0.0.1:8443", null, "9000", "http://127.0.0.1:8443")]
    [InlineData(
        "production",
        "http://127.0.0.1:8443",
        "http://127.0.0.1:7000;http://[::1]:7000",
        null,
        "http://127.0.0.1:7000 http://[::1]:7000"
    )]
    public void WhereAGatewayListensIsSaidByUrlsThenTheEnvironmentThenPortsThenItsType(
        string type,
        string? listen,
        string? urls,
        string? ports,
        string expected
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("urls", urls), new("http_ports", ports)])
            .Build();
        var app = new Dictionary<string, object> { ["gateway"] = true, ["services"] = new[] { "*" } };
        if (listen is not null)
        {
            app["listen"] = listen;
        }

        var found = PublicListeners.Of(
            configuration,
            TopologyOf(
                new
                {
                    type,
                    keys = new[] { TestHost.Key },
                    processes = new { app },
                }
            )
        );

        Assert.Equal(expected, string.Join(' ', found.Select(listener => listener.Url)));
    }

    [Fact]
    public async Task ConnectionsBeyondTheLimitAreClosedAndThoseOfOtherProcessesAreNotCounted()
    {
        await using var hosts = new ProcessHosts(FrontAndBack(limits: new { connections = 2 }));
        await hosts.StartAsync("back");
        var front = await hosts.StartAsync("front");
        var address = PublicOf(front);
        const string request = "GET /values/int/7 HTTP/1.1\r\nHost: x\r\n\r\n";
        using var first = await RawHttp.ConnectAsync(address);
        using var second = await RawHttp.ConnectAsync(address);
        await first.WriteAsync(request);
        await second.WriteAsync(request);
        Assert.Equal((200, 200), ((await first.ReadAsync()).Status, (await second.ReadAsync()).Status));

        var error = await Record.ExceptionAsync(() => RawHttp.SendAsync(address, request));
        Assert.True(error is IOException or SocketException, $"{error}");
        first.Reset();

        await Wait.UntilAsync(async () =>
        {
            try
            {
                return (await RawHttp.SendAsync(address, request)).Status == 200;
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task HeadersAreLimitedAsTheEnvironmentSaysForTheWorldAndMoreLooselyInside()
    {
        await using var hosts = new ProcessHosts(FrontAndBack(limits: new { headers = 4096 }));
        var back = await hosts.StartAsync("back");
        var front = await hosts.StartAsync("front");

        var refused = await RawHttp.SendAsync(
            PublicOf(front),
            $"GET /values/int/7 HTTP/1.1\r\nHost: x\r\nX-Long: {new string('x', 5000)}\r\n\r\n"
        );

        Assert.Equal(431, refused.Status);
        Assert.Equal((4096, 16384), (LimitOf(front), LimitOf(back)));
    }

    [Fact]
    public void ACertificateThatIsRenewedOnDiskIsShownFromThenOn()
    {
        using var certificates = new TestCertificates(_directory.FullName);
        var path = certificates.Create("public.pem", "one.example");
        var time = new ManualTime();
        var source = new CertificateSource(new CertificateFile { Path = "public.pem" }, _directory.FullName, time);
        Assert.Equal("CN=one.example", source.Current.Subject);

        certificates.Create("public.pem", "two.example");
        Assert.Equal("CN=one.example", source.Current.Subject);
        time.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal("CN=two.example", source.Current.Subject);
        File.WriteAllText(path, "half");
        time.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal("CN=two.example", source.Current.Subject);
    }

    [Fact]
    public void ACertificateWithoutItsPrivateKeyIsRefusedWithItsFileAndTheRemedy()
    {
        using var certificates = new TestCertificates(_directory.FullName);
        using var certificate = X509Certificate2.CreateFromPem(
            File.ReadAllText(certificates.Create("public.pem", "one.example"))
        );
        var path = Path.Combine(_directory.FullName, "public.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));

        var error = Assert.Throws<CertificateException>(() =>
            new CertificateSource(new CertificateFile { Path = path }, _directory.FullName, TimeProvider.System)
        );

        Assert.StartsWith(
            $"The certificate {path} cannot be used: It has no certificate with a private key. It has to be",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AnInternalUrlIsListenedAtWhereItsHostSays()
    {
        (string, string)[] cases =
        [
            ("http://127.0.0.1:81", "127.0.0.1:81"),
            ("http://10.1.2.3:81", "10.1.2.3:81"),
            ("http://localhost:81", "localhost:81"),
            ("https://orders.internal:81", "*:81"),
            ("unix:/run/orders.sock", "/run/orders.sock"),
        ];

        foreach (var (url, expected) in cases)
        {
            Assert.True(Processes.InternalUrl.TryParse(url, out var parsed));
            Assert.Equal(expected, parsed.Listens);
        }
    }

    private string FrontAndBack(object limits) =>
        Json(
            new
            {
                type = "test",
                keys = new[] { TestHost.Key },
                limits,
                processes = new
                {
                    front = new
                    {
                        gateway = true,
                        url = Socket("front"),
                        listen = "http://127.0.0.1:0",
                    },
                    back = new { services = new[] { "*" }, url = Socket("back") },
                },
            }
        );

    private string Socket(string name) => $"unix:{_directory.FullName}/{name}";

    private static string Json(object environment) => JsonSerializer.Serialize(environment);

    private Topology TopologyOf(object environment) =>
        EnvironmentLoader.Load(
            TuttiBuilderExtensions.ApplicationOf(TestHost.Assembly),
            name => name == StartVariables.Json ? Json(environment) : null,
            _directory.FullName
        );

    private static Uri PublicOf(WebApplication host) =>
        new(host.Urls.Single(url => url.Contains("127.0.0.1", StringComparison.Ordinal)));

    private static int LimitOf(WebApplication host) =>
        host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestHeadersTotalSize;

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time) => _now += time.Ticks;
    }
}
