using System.Net;
using System.Net.Sockets;
using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>Where replicas listen, and when that is looked up.</summary>
public sealed class AddressBookTests
{
    private readonly ManualTime _time = new();
    private readonly List<string[]> _told = [];
    private readonly List<string> _lookups = [];
    private Func<string, Task<IPAddress[]>> _dns = _ => Task.FromResult<IPAddress[]>([]);

    [Fact]
    public async Task AddressesAndSocketsAreNotLookedUp()
    {
        var socket = new UnixDomainSocketEndPoint("/run/orders.sock");
        using var book = Book(AddressBook.EndPointOf("10.0.0.1", 80), AddressBook.EndPointOf("::1", 81), socket);
        await book.StartAsync();
        book.LookAgain();
        _time.Pass(100);
        Assert.Equal(["/run/orders.sock", "10.0.0.1:80", "[::1]:81"], Assert.Single(_told));
        Assert.Empty(_lookups);
        Assert.Empty(_time.Waiting);
    }

    [Fact]
    public async Task ANameWithManyAddressesIsManyReplicas()
    {
        Answer("10.0.0.1", "10.0.0.2", "10.0.0.3");
        using var book = Book(AddressBook.EndPointOf("orders", 80));
        await book.StartAsync();
        Assert.Equal(["10.0.0.1:80", "10.0.0.2:80", "10.0.0.3:80"], Assert.Single(_told));
    }

    [Fact]
    public async Task NamesAreLookedUpAgainAndChangesAreTold()
    {
        Answer("10.0.0.1");
        using var book = Book(AddressBook.EndPointOf("orders", 80));
        await book.StartAsync();
        _time.Pass(12);
        Answer("10.0.0.2", "10.0.0.1");
        _time.Pass(12);
        Answer("10.0.0.1", "10.0.0.2");
        _time.Pass(12);
        Assert.InRange(_lookups.Count, 4, 5);
        Assert.Equal(
            [
                ["10.0.0.1:80"],
                ["10.0.0.1:80", "10.0.0.2:80"],
            ],
            _told
        );
        Assert.InRange(Assert.Single(_time.Waiting).TotalSeconds, 0, 12);
    }

    [Fact]
    public async Task AFailureKeepsTheAddressesKnownBefore()
    {
        Answer("10.0.0.1");
        using var book = Book(AddressBook.EndPointOf("orders", 80));
        await book.StartAsync();
        _dns = _ => throw new SocketException((int)SocketError.HostNotFound);
        _time.Pass(12);
        _dns = _ => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.TryAgain));
        _time.Pass(12);
        Answer();
        _time.Pass(12);
        Assert.Equal(["10.0.0.1:80"], Assert.Single(_told));
        Answer("10.0.0.9");
        _time.Pass(12);
        Assert.Equal(["10.0.0.9:80"], _told[^1]);
    }

    [Fact]
    public async Task OneNameThatFailsDoesNotHideAnother()
    {
        _dns = name =>
            name == "orders" ? Task.FromResult<IPAddress[]>([IPAddress.Loopback]) : throw new SocketException();
        using var book = Book(AddressBook.EndPointOf("gone", 80), AddressBook.EndPointOf("orders", 81));
        await book.StartAsync();
        Assert.Equal(["127.0.0.1:81"], Assert.Single(_told));
    }

    [Fact]
    public async Task AnAnswerThatDoesNotComeIsAFailure()
    {
        _dns = _ => new TaskCompletionSource<IPAddress[]>().Task;
        using var book = Book(AddressBook.EndPointOf("orders", 80));
        var start = book.StartAsync();
        Assert.False(start.IsCompleted);
        _time.Pass(5);
        await start;
        Assert.Empty(_told);
        Answer("10.0.0.1");
        _time.Pass(12);
        Assert.Single(_told);
    }

    [Fact]
    public async Task FailingReplicasAreLookedUpSoonButNotAllTheTime()
    {
        Answer("10.0.0.1");
        using var book = Book(AddressBook.EndPointOf("orders", 80));
        await book.StartAsync();
        for (var tenth = 0; tenth < 50; tenth++)
        {
            book.LookAgain();
            _time.Pass(0.1);
        }
        Assert.InRange(_lookups.Count, 5, 6);
        _time.Pass(3);
        var before = _lookups.Count;
        book.LookAgain();
        _time.Pass(0);
        Assert.Equal(before + 1, _lookups.Count);
    }

    [Fact]
    public async Task NothingIsLookedUpAfterTheEnd()
    {
        Answer("10.0.0.1");
        var book = Book(AddressBook.EndPointOf("orders", 80));
        await book.StartAsync();
        book.Dispose();
        book.LookAgain();
        _time.Pass(100);
        Assert.Single(_lookups);
    }

    [Fact]
    public void AMachineWithBothVersionsOfIpIsOneReplica()
    {
        var replica = Assert.Single(ReplicasAt("::1", "127.0.0.1"));
        Assert.Equal("127.0.0.1:80", replica.EndPoint.ToString());
        Assert.Equal("[::1]:80", replica.Alternative?.ToString());
        Assert.Equal("orders", replica.Host);
        Assert.Equal(replica, Assert.Single(ReplicasAt("127.0.0.1", "::1")));
    }

    [Fact]
    public void OfSeveralMachinesWithBothVersionsOneVersionCounts()
    {
        Assert.Equal(["10.0.0.1:80", "10.0.0.2:80"], Texts("fd00::1", "fd00::2", "10.0.0.1", "10.0.0.2"));
        Assert.Equal(["[fd00::1]:80", "[fd00::2]:80"], Texts("fd00::1", "fd00::2", "10.0.0.1"));
        Assert.Equal(["10.0.0.1:80"], Texts("::ffff:10.0.0.1", "10.0.0.1"));

        static IEnumerable<string> Texts(params string[] addresses) =>
            ReplicasAt(addresses).Select(replica => replica.ToString());
    }

    [Fact]
    public async Task ABookFillsASet()
    {
        Answer("10.0.0.1", "10.0.0.2");
        using var replicas = new ReplicaSet<string>("orders", address => address.ToString());
        using var book = new AddressBook([AddressBook.EndPointOf("orders", 80)], replicas.Replace, Options());
        await book.StartAsync();
        Assert.Equal(["10.0.0.1:80", "10.0.0.2:80"], replicas.Snapshot().Replicas.Select(r => r.Address).Order());
    }

    private static IReadOnlyList<ReplicaAddress> ReplicasAt(params string[] addresses) =>
        NamedHost.ReplicasAt(new DnsEndPoint("orders", 80), addresses.Select(IPAddress.Parse));

    private void Answer(params string[] addresses) =>
        _dns = _ => Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]);

    private AddressBook Book(params EndPoint[] peers) =>
        new(
            peers,
            now => _told.Add([.. now.Select(address => address.ToString()).Order(StringComparer.Ordinal)]),
            Options()
        );

    private AddressBookOptions Options() =>
        new()
        {
            Time = _time,
            Random = new Random(1),
            LookUp = (name, _) =>
            {
                _lookups.Add(name);
                return _dns(name);
            },
        };
}
