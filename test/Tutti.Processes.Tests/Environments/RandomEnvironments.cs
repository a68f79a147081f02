using System.Net;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

/// <summary>Environments that could be anybody's.</summary>
internal sealed class RandomEnvironments(int seed)
{
    private static readonly string[] s_levels =
    [
        "Trace",
        "Debug",
        "Information",
        "Warning",
        "Error",
        "Critical",
        "None",
    ];

    private readonly Random _random = new(seed);

    public static AppOutline App { get; } =
        new([
            new ServiceOutline("billing", ["Charge", "Refund"]),
            new ServiceOutline("mail", ["Send"]),
            new ServiceOutline("orders", ["Create", "Get", "List"]),
            new ServiceOutline("stock", []),
            new ServiceOutline("users", ["Get"]),
        ]);

    public static AppOutline AppWithDatabases { get; } = App with { Databases = ["audit", "todos"] };

    public AppEnvironment Next() =>
        new()
        {
            Name = Pick("local", "staging", "production"),
            Type = Pick(Enum.GetValues<EnvironmentType>()),
            Keys = Some(3, index => $"{Text(20)}{index}", least: 1),
            Processes = Processes(),
            Deadlines = new DeadlineSettings
            {
                Default = Maybe(Deadline),
                Of = Some(3, index => Pick(["orders", "mail.Send", "orders.Get"], index))
                    .ToDictionary(name => name, _ => Deadline()),
            },
            Shutdown = new ShutdownSettings { Delay = Maybe(Duration), Timeout = Maybe(Duration) },
            Limits = new LimitSettings
            {
                Body = Maybe(() => Pick(-1, _random.NextInt64(long.MaxValue))),
                Headers = Maybe(() => Pick(-1, _random.Next(1, int.MaxValue))),
                Connections = Maybe(() => Pick(-1L, _random.Next(1, int.MaxValue))),
            },
            Cors = Coin() ? Cors() : null,
            TrustedProxies = Some(3, _ => Network()),
            LogLevels = Some(3, index => Pick(["Default", "Tutti", "My \"own\" category"], index))
                .ToDictionary(name => name, _ => Pick(s_levels)),
            Sql = Coin() ? Sql() : null,
        };

    private List<ProcessDefinition> Processes()
    {
        var groups = App.Services.GroupBy(_ => _random.Next(1, 4)).ToList();
        var isFar = Coin();
        var processes = groups
            .Select(
                (group, index) =>
                    new ProcessDefinition
                    {
                        Name = $"p{index}",
                        Services = [.. group.Select(service => service.Name).Order(StringComparer.Ordinal)],
                        IsGateway = index == 0 || Coin(),
                        Urls = Urls(index, isFar),
                    }
            )
            .ToList();
        return
        [
            .. processes.Select(process => process with { Replicas = process.Urls.Count, Listen = Listen(process) }),
        ];
    }

    private List<InternalUrl> Urls(int process, bool isFar) =>
        Some(
            3,
            index => Url(isFar ? $"http://p{process}-{index}.internal:8081" : $"unix:/run/p{process}.{index}.sock"),
            least: 1
        );

    private List<PublicListener> Listen(ProcessDefinition process) =>
        !process.IsGateway
            ? []
            : Some(
                3,
                index =>
                    Coin()
                        ? new PublicListener($"http://10.0.0.{process.Name[1..]}:{9000 + index}")
                        : new PublicListener($"https://10.0.0.{process.Name[1..]}:{9000 + index}", Certificate())
            );

    private CertificateFile Certificate() =>
        new()
        {
            Path = $"/etc/{Text(5)}.pem",
            KeyPath = Coin() ? $"/etc/{Text(5)}.key" : null,
            Password = Coin() ? $"\"{Text(5)}\\" : null,
        };

    private CorsSettings Cors() =>
        new()
        {
            Origins = Coin() ? Some(3, index => $"https://{index}.example.com") : null,
            OriginsWithCredentials = Some(3, index => $"https://*.{index}.example.com:8443"),
            Headers = Some(2, index => $"X-{index}"),
            ExposedHeaders = Some(2, index => $"X-{index}"),
            MaxAge = Maybe(Duration),
        };

    private SqlSettings Sql() =>
        new()
        {
            MigratesManually = Coin(),
            Databases = AppWithDatabases.Databases.ToDictionary(name => name, _ => Database()),
        };

    private SqlDatabaseSettings Database() =>
        new()
        {
            Hosts = Some(
                3,
                index => Pick($"db-{index}.internal:543{index}", $"/run/{index}", $"[::1]:{index + 1}"),
                least: 1
            ),
            ReadReplicas = Some(2, index => $"replica-{index}"),
            Database = Text(8),
            Login = new SqlLogin(Text(5), Coin() ? $"\"{Text(5)}\\" : null),
            Reader = Coin() ? new SqlLogin(Text(5), Coin() ? Text(9) : null) : null,
            Tls = new SqlTlsSettings
            {
                Mode = Coin() ? Pick("disable", "require", "verify-ca", "verify-full") : null,
                AuthorityPath = Coin() ? "ca.pem" : null,
                Certificate = Coin() ? Certificate() : null,
            },
            Pool = new SqlPoolSettings
            {
                Min = Maybe(() => _random.Next(5)),
                Max = Maybe(() => _random.Next(5, 100)),
                Timeout = Maybe(Duration),
            },
            StatementTimeout = Maybe(Duration),
        };

    private IPNetwork Network() =>
        Pick(
            IPNetwork.Parse("10.0.0.0/8"),
            IPNetwork.Parse("fd00::/8"),
            IPNetwork.Parse("::1/128"),
            new IPNetwork(new IPAddress((uint)_random.Next()), 32)
        );

    private TimeSpan Deadline() => Coin() ? Timeout.InfiniteTimeSpan : Duration() + TimeSpan.FromMilliseconds(1);

    private TimeSpan Duration() =>
        TimeSpan.FromMilliseconds(Pick(_random.Next(1000), _random.Next(1000) * 1000, _random.Next(1 << 30)));

    private T? Maybe<T>(Func<T> value)
        where T : struct => Coin() ? value() : null;

    private List<T> Some<T>(int most, Func<int, T> value, int least = 0) =>
        [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(value)];

    private string Text(int length) => new(_random.GetItems("abcdefghijklmnopqrstuvwxyz0123456789".AsSpan(), length));

    private bool Coin() => _random.Next(2) == 0;

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private static string Pick(string[] values, int index) => values[index];

    private static InternalUrl Url(string text) =>
        InternalUrl.TryParse(text, out var url) ? url : throw new FormatException(text);
}
