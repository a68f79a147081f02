using Tutti.Support;

namespace Tutti.Postgres.Tests.Tls;

/// <summary>Servers that protect their connections, and one that does not, with the certificates that it takes.</summary>
public sealed class TlsServers : IAsyncLifetime
{
    // The tests get in at the socket; who comes from elsewhere has to be encrypted, into one database with a certificate of the role's name, and one role with its password, too.
    private const string Access = """
        local all all trust
        hostssl guarded all 127.0.0.1/32 cert
        hostssl all locked 127.0.0.1/32 scram-sha-256 clientcert=verify-full
        hostssl all all 127.0.0.1/32 trust
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("tutti-tls-").FullName;
    private TestAuthority? _authority;
    private TestAuthority? _stranger;
    private ListeningPostgres? _good;
    private ListeningPostgres? _expired;
    private ListeningPostgres? _open;

    /// <summary>The authority that has signed what the servers show.</summary>
    public string Authority => _authority!.Path;

    /// <summary>Another authority.</summary>
    public string Stranger => _stranger!.Path;

    /// <summary>A server with a certificate for <c>localhost</c>.</summary>
    public int GoodPort => _good!.Port;

    /// <summary>A server whose certificate has expired.</summary>
    public int ExpiredPort => _expired!.Port;

    /// <summary>A server without TLS.</summary>
    public int OpenPort => _open!.Port;

    /// <summary>The certificate of a role.</summary>
    internal (string Certificate, string Key) Owner { get; private set; }

    /// <summary>The certificate of another role.</summary>
    internal (string Certificate, string Key) Other { get; private set; }

    /// <summary>The certificate of a role that needs its password, too.</summary>
    internal (string Certificate, string Key) Locked { get; private set; }

    /// <summary>A certificate with the name of a role, by an authority that the servers do not know.</summary>
    internal (string Certificate, string Key) Forged { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _authority = new TestAuthority(_folder, "authority");
        _stranger = new TestAuthority(_folder, "stranger");
        (Owner, Other, Locked, Forged) = (
            _authority.Sign("todos_owner"),
            _authority.Sign("somebody"),
            _authority.Sign("locked"),
            _stranger.Sign("todos_owner")
        );
        var good = StartAsync(await SettingsOfAsync(_authority.Sign("localhost")));
        var expired = StartAsync(await SettingsOfAsync(_authority.Sign("localhost", isExpired: true)));
        var open = StartAsync([]);
        (_good, _expired, _open) = (await good, await expired, await open);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(
            new[] { _good, _expired, _open }
                .OfType<ListeningPostgres>()
                .Select(server => server.DisposeAsync().AsTask())
        );
        _authority?.Dispose();
        _stranger?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string[]> SettingsOfAsync((string Certificate, string Key) certificate)
    {
        var access = Path.Combine(_folder, "pg_hba.conf");
        File.WriteAllText(access, Access);
        await HandOverAsync(certificate.Key);
        return
        [
            "ssl=on",
            $"ssl_cert_file={certificate.Certificate}",
            $"ssl_key_file={certificate.Key}",
            $"ssl_ca_file={Authority}",
            $"hba_file={access}",
        ];
    }

    // A server does not take a key that others may read.
    private async Task HandOverAsync(string key)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
            await PostgresServer.GiveAsync(key);
        }
    }

    private static async Task<ListeningPostgres> StartAsync(string[] settings)
    {
        var server = await ListeningPostgres.StartAsync(settings);
        await server.ExecuteAsync("create role todos_owner login; create role locked login password 'hush'");
        await server.ExecuteAsync("alter default privileges grant all on tables to locked");
        await server.ExecuteAsync("create database todos owner todos_owner");
        await server.ExecuteAsync("create database guarded owner todos_owner");
        return server;
    }
}
