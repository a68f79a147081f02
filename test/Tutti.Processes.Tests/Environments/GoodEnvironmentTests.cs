using System.Net;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

public sealed class GoodEnvironmentTests
{
    public static TheoryData<string> Cases() => EnvironmentCases.Good();

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingIsWrongWithAGoodFile(string name)
    {
        foreach (var use in Enum.GetValues<EnvironmentUse>())
        {
            var result = EnvironmentCases.Read(name, use);

            Assert.Equal("", EnvironmentProblemText.Of(name, result.Problems));
            Assert.NotNull(result.Environment);
            Assert.Empty(result.Notes);
        }
    }

    [Fact]
    public void AnEmptyObjectIsOneProcessThatHostsEverything()
    {
        var environment = EnvironmentCases.Read("nothing").Environment!;

        Assert.Equivalent(EnvironmentReader.Single("nothing", RandomEnvironments.App), environment, strict: true);
        Assert.Equal(EnvironmentType.Production, environment.Type);
        var process = Assert.Single(environment.Processes);
        Assert.Equal("app", process.Name);
        Assert.True(process.IsGateway);
        Assert.Equal(["billing", "mail", "orders", "stock", "users"], process.Services);
        Assert.Empty(process.Urls);
    }

    [Fact]
    public void TheRestIsWhatNoProcessNames()
    {
        var environment = EnvironmentCases.Read("production").Environment!;

        Assert.Equal(["fedcba9876543210"], environment.Keys);
        Assert.Equal(
            [
                "edge gateway x2 [] http://edge:8081",
                "orders x1 [billing, orders] http://orders.internal:8081",
                "rest x1 [mail, stock, users] http://rest:8081",
            ],
            environment.Processes.Select(Line)
        );
    }

    [Fact]
    public void EachServiceHasAProcessOfItsName()
    {
        var environment = EnvironmentCases.Read("grouping-from-a-variable").Environment!;

        Assert.Equal(
            [
                "gateway gateway x1 [] http://localhost:8081",
                "billing x1 [billing] http://localhost:8082",
                "mail x1 [mail] http://localhost:8083",
                "orders x1 [orders] http://localhost:8084",
                "stock x1 [stock] http://localhost:8085",
                "users x1 [users] http://localhost:8086",
            ],
            environment.Processes.Select(Line)
        );
    }

    [Fact]
    public void AGatewayGivesWayToAServiceOfItsName()
    {
        var app = new AppOutline([new("gateway", []), new("public-gateway", [])]);
        var source = new EnvironmentSource("local", """{ "processes": "per-service" }"""u8.ToArray());

        var environment = EnvironmentReader.Read(source, app, EnvironmentUse.Run, _ => null).Environment!;

        Assert.Equal(
            ["public-public-gateway", "gateway", "public-gateway"],
            environment.Processes.Select(process => process.Name)
        );
    }

    [Fact]
    public void EveryMemberIsRead()
    {
        var environment = EnvironmentCases.Read("everything").Environment!;

        var edge = environment.Processes[0];
        Assert.Equal(["http://*:8080", "https://*:8443", "unix:/run/app.sock"], edge.Listen.Select(at => at.Url));
        Assert.Equal(
            new CertificateFile
            {
                Path = "/etc/app/public.pem",
                KeyPath = "/etc/app/public.key",
                Password = "hunter2",
            },
            edge.Listen[1].Certificate
        );
        Assert.Equal("/etc/app/ca.pem", environment.Certificate!.AuthorityPath);
        Assert.Equal(TimeSpan.FromSeconds(30), environment.Deadlines.Default);
        Assert.Equal(TimeSpan.FromMinutes(90), environment.Deadlines.Of["orders.Create"]);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), environment.Deadlines.Of["billing"]);
        Assert.Equal(Timeout.InfiniteTimeSpan, environment.Deadlines.Of["mail.Send"]);
        Assert.Equal(Timeout.InfiniteTimeSpan, environment.Deadlines.Of["users"]);
        Assert.Equal(new ShutdownSettings { Delay = Seconds(5), Timeout = Seconds(30) }, environment.Shutdown);
        Assert.Equal(
            new LimitSettings
            {
                Body = 2097152,
                Headers = 32768,
                Connections = -1,
            },
            environment.Limits
        );
        Assert.Equal(["X-Trace", "*"], environment.Cors!.Headers);
        Assert.Equal(Seconds(600), environment.Cors.MaxAge);
        Assert.Equal(
            ["10.0.0.0/8", "127.0.0.1/32", "fd00::/8", "::1/128"],
            environment.TrustedProxies.Select(proxy => proxy.ToString())
        );
        Assert.Equal("Debug", environment.LogLevels["Tutti"]);
    }

    [Fact]
    public void AnyValueMayBeAVariable()
    {
        var environment = EnvironmentCases.Read("variables-everywhere").Environment!;

        Assert.Equal(EnvironmentType.Preview, environment.Type);
        Assert.Equal(["fedcba9876543210", "0123456789abcdef"], environment.Keys);
        Assert.Equal(
            [
                "edge gateway x2 [] http://edge:8081",
                "orders x1 [billing, orders] http://10.1.2.3:9000",
                "rest x1 [mail, stock, users] http://rest:8081",
            ],
            environment.Processes.Select(Line)
        );
        Assert.Equal(Timeout.InfiniteTimeSpan, environment.Deadlines.Of["orders"]);
        Assert.Equal(["https://a.example.com", "https://b.example.com"], environment.Cors!.Origins);
        Assert.Equal([IPNetwork.Parse("10.0.0.0/8")], environment.TrustedProxies);
        Assert.Equal("Error", environment.LogLevels["Default"]);
    }

    [Fact]
    public void AByteOrderMarkIsTolerated() =>
        Assert.NotNull(EnvironmentCases.Read("local", [0xef, 0xbb, 0xbf, (byte)'{', (byte)'}']).Environment);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static string Line(ProcessDefinition process) =>
        $"{process.Name}{(process.IsGateway ? " gateway" : "")} x{process.Replicas} [{string.Join(", ", process.Services)}] "
        + string.Join(" ", process.Urls.Select(url => url.Text));
}
