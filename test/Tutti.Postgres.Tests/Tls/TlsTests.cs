using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Tutti.CompilerServices;
using Tutti.Postgres.Tests.Hosting;

namespace Tutti.Postgres.Tests.Tls;

/// <summary>The modes of an environment's section "sql", against servers with certificates.</summary>
public sealed class TlsTests(TlsServers servers) : IClassFixture<TlsServers>
{
    private const string IsEncrypted = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

    // Its rows say which certificate was shown, too.
    private const string Shown = "select client_dn from pg_stat_ssl where pid = pg_backend_pid()";

    private const string Remedy = " Correct what the environment 'live' (sql.databases.todos) says.";

    [Theory]
    [InlineData("require")]
    [InlineData("verify-ca")]
    [InlineData("verify-full")]
    public async Task ConnectionIsEncrypted(string mode)
    {
        await using var host = await HostOf("localhost", servers.GoodPort, mode, servers.Authority).StartAsync();

        Assert.Equal(true, await host.ScalarAsync(IsEncrypted));
    }

    [Fact]
    public async Task PreferTakesWhatTheServerHas()
    {
        await using var encrypted = await HostOf("localhost", servers.GoodPort, "prefer").StartAsync();
        await using var open = await HostOf("localhost", servers.OpenPort, "prefer").StartAsync();

        Assert.Equal(true, await encrypted.ScalarAsync(IsEncrypted));
        Assert.Equal(false, await open.ScalarAsync(IsEncrypted));
    }

    [Fact]
    public async Task DisableDoesNotEncrypt()
    {
        await using var host = await HostOf("localhost", servers.OpenPort, "disable").StartAsync();

        Assert.Equal(false, await host.ScalarAsync(IsEncrypted));
    }

    [Fact]
    public async Task RequireTakesAnyCertificate()
    {
        await using var host = await HostOf("127.0.0.1", servers.ExpiredPort, "require").StartAsync();

        Assert.Equal(true, await host.ScalarAsync(IsEncrypted));
    }

    [Fact]
    public async Task AnyNameIsTakenByVerifyCa()
    {
        await using var host = await HostOf("127.0.0.1", servers.GoodPort, "verify-ca", servers.Authority).StartAsync();

        Assert.Equal(true, await host.ScalarAsync(IsEncrypted));
    }

    [Theory]
    [InlineData("require")]
    [InlineData("verify-full")]
    public async Task ServerWithoutTlsIsNamedWithTheMode(string mode) =>
        Assert.Equal(
            $"The database 'todos' at localhost:{servers.OpenPort} cannot be used: the server does not speak TLS, which the mode \"{mode}\" demands. "
                + "Turn it on there (ssl = on), or, in a network of your own, set the mode \"disable\"."
                + Remedy,
            await FailureAsync(HostOf("localhost", servers.OpenPort, mode, servers.Authority))
        );

    [Fact]
    public async Task ServerThatInsistsOnTlsRefusesToDoWithout()
    {
        var message = await FailureAsync(HostOf("localhost", servers.GoodPort, "disable"));

        Assert.StartsWith(
            $"The database 'todos' at localhost:{servers.GoodPort} cannot be used: ",
            message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "(28000). The connection was not encrypted (TLS mode \"disable\")." + Remedy,
            message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("verify-ca")]
    [InlineData("verify-full")]
    public async Task CertificateOfAnotherAuthorityIsRefused(string mode) =>
        Assert.Equal(
            $"The database 'todos' at localhost:{servers.GoodPort} cannot be used: the server's certificate is not trusted (TLS mode \"{mode}\"): "
                + $"it was signed by 'authority', which is not the authority in {servers.Stranger}."
                + Remedy,
            await FailureAsync(HostOf("localhost", servers.GoodPort, mode, servers.Stranger))
        );

    [Fact]
    public async Task CertificateThatTheSystemDoesNotTrustIsRefused() =>
        Assert.Contains(
            "it was signed by 'authority', which this system does not trust, and no other authority is named (sql.tls.authority).",
            await FailureAsync(HostOf("localhost", servers.GoodPort, "verify-full")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task CertificateOfAnotherHostIsRefused() =>
        Assert.Contains(
            $"at 127.0.0.1:{servers.GoodPort} cannot be used: the server's certificate is not trusted (TLS mode \"verify-full\"): it is that of 'localhost', not of '127.0.0.1'.",
            await FailureAsync(HostOf("127.0.0.1", servers.GoodPort, "verify-full", servers.Authority)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("verify-ca")]
    [InlineData("verify-full")]
    public async Task ExpiredCertificateIsRefusedWithItsTime(string mode) =>
        Assert.Matches(
            $"is not trusted \\(TLS mode \"{mode}\"\\): it is good from [0-9-]{{10}} to [0-9-]{{10}} only\\. Correct",
            await FailureAsync(HostOf("localhost", servers.ExpiredPort, mode, servers.Authority))
        );

    [Fact]
    public async Task CertificateOfTheRoleLetsItIn()
    {
        await using var host = await Guarded(servers.Owner).StartAsync();

        Assert.Equal("/CN=todos_owner", await host.ScalarAsync(Shown));
    }

    [Fact]
    public async Task CertificateMayBeInAFileWithAPassword()
    {
        var file = servers.Owner.Certificate + ".pfx";
        using (var certificate = X509Certificate2.CreateFromPemFile(servers.Owner.Certificate, servers.Owner.Key))
        {
            await File.WriteAllBytesAsync(
                file,
                certificate.Export(X509ContentType.Pkcs12, "opensesame"),
                TestContext.Current.CancellationToken
            );
        }
        await using var host = await Guarded(new JsonObject { ["path"] = file, ["password"] = "opensesame" })
            .StartAsync();

        Assert.Equal("/CN=todos_owner", await host.ScalarAsync(Shown));
        File.Copy(file, file + ".p12");
        Assert.EndsWith(
            "is a PKCS #12 file, whose name has to end with .pfx. Rename it.",
            await FailureAsync(Guarded(new JsonObject { ["path"] = file + ".p12", ["password"] = "opensesame" })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WithoutACertificateNobodyGetsInWhoNeedsOne() =>
        Assert.Contains(
            "(28000). The connection was encrypted (TLS mode \"verify-full\"), and no certificate shown (sql.tls.certificate).",
            await FailureAsync(Guarded((JsonObject?)null)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task CertificateOfAnotherRoleIsRefused() =>
        Assert.Contains(
            $"(28000). It was shown the certificate in {servers.Other.Certificate}.",
            await FailureAsync(Guarded(servers.Other)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task CertificateThatTheServerDoesNotBelieveIsNotTriedAgain() =>
        Assert.Matches(
            $"the server has ended the TLS handshake: .*unknown ca\\. It was shown the certificate in {servers.Forged.Certificate}\\.",
            await FailureAsync(Guarded(servers.Forged))
        );

    [Fact]
    public async Task PasswordIsNotEnoughWhereACertificateIsNeededToo()
    {
        var message = await FailureAsync(Guarded(servers.Owner, user: "locked"));

        Assert.Contains(
            $"It was shown the certificate in {servers.Owner.Certificate}",
            message,
            StringComparison.Ordinal
        );
        await using var host = await Guarded(servers.Locked, user: "locked").StartAsync();
        Assert.Equal("/CN=locked", await host.ScalarAsync(Shown));
    }

    [Fact]
    public async Task FilesThatAreNoCertificatesAreNamed()
    {
        Assert.Equal(
            $"{servers.Owner.Key}, which the environment 'live' (sql.databases.todos) names as the authority of the server's certificate, has no certificate. "
                + "It has to be the PEM file of one (-----BEGIN CERTIFICATE-----).",
            await FailureAsync(HostOf("localhost", servers.GoodPort, "verify-full", servers.Owner.Key))
        );
        Assert.StartsWith(
            $"The certificate {servers.Owner.Key} cannot be used: ",
            await FailureAsync(Guarded((servers.Owner.Key, servers.Owner.Certificate))),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> FailureAsync(TodosHost host)
    {
        await using var failing = host;
        return (await Assert.ThrowsAsync<ResourceException>(() => failing.StartAsync())).Message;
    }

    private TodosHost Guarded((string Path, string KeyPath) certificate, string user = "todos_owner") =>
        Guarded(new JsonObject { ["path"] = certificate.Path, ["keyPath"] = certificate.KeyPath }, user);

    private TodosHost Guarded(JsonObject? certificate, string user = "todos_owner") =>
        HostOf(
            "localhost",
            servers.GoodPort,
            "verify-full",
            servers.Authority,
            new JsonObject
            {
                ["name"] = user == "locked" ? "todos" : "guarded",
                ["user"] = user,
                ["password"] = "hush",
            },
            certificate
        );

    private static TodosHost HostOf(
        string host,
        int port,
        string mode,
        string? authority = null,
        JsonObject? database = null,
        JsonObject? certificate = null
    )
    {
        var tls = new JsonObject { ["mode"] = mode };
        if (authority is not null)
        {
            tls["authority"] = authority;
        }
        if (certificate is not null)
        {
            tls["certificate"] = certificate;
        }
        return new TodosHost(
            environment: TestEnvironment.Of(
                new JsonObject
                {
                    ["host"] = $"{host}:{port.ToString(null, null)}",
                    ["user"] = "todos_owner",
                    ["tls"] = tls,
                    ["databases"] = new JsonObject { ["todos"] = database ?? [] },
                }
            )
        );
    }
}
