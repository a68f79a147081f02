using Npgsql;

namespace Tutti.LocalPostgres.Tests;

public sealed class DatabaseTests(DatabaseTests.SharedCluster shared) : IClassFixture<DatabaseTests.SharedCluster>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LocalCluster Cluster => shared.Cluster;

    [Fact]
    public async Task ADatabaseCanBeWrittenByItsOwnerAndOnlyReadByItsReader()
    {
        var login = await Cluster.EnsureDatabaseAsync("todos", Token);

        await using var owner = await login.OpenAsync();
        await owner.ExecuteAsync("create table todo (id int); insert into todo values (1), (2)");
        await owner.ExecuteAsync("create schema more; create table more.thing as select 3 as id");
        await using var reader = await login.OpenAsReaderAsync();
        Assert.Equal(2L, await reader.ScalarAsync("select count(*) from todo"));
        Assert.Equal(3, await reader.ScalarAsync("select id from more.thing"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => reader.ExecuteAsync("delete from todo"));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
        await reader.ExecuteAsync("set default_transaction_read_only = off");
        refused = await Assert.ThrowsAsync<PostgresException>(() => reader.ExecuteAsync("delete from todo"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task TheRolesOfOneDatabaseDoNotGetIntoAnother()
    {
        var mine = await Cluster.EnsureDatabaseAsync("mine", Token);
        var yours = await Cluster.EnsureDatabaseAsync("yours", Token);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => (mine with { Database = "yours" }).OpenAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.NotEqual(mine.Password, yours.Password);
        Assert.NotEqual(mine.Password, mine.ReaderPassword);
        Assert.DoesNotContain(mine.Password, mine.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyWhoWantTheSameDatabaseGetOne()
    {
        var logins = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Cluster.EnsureDatabaseAsync("wanted", Token))
        );

        await using var connection = await Assert.Single(logins.Distinct()).OpenAsync();
    }

    [Fact]
    public async Task ADatabaseThatWasHalfMadeIsFinished()
    {
        var login = await Cluster.EnsureDatabaseAsync("half", Token);
        await using (var superuser = await SuperuserAsync())
        {
            await superuser.ExecuteAsync("drop database half");
            await superuser.ExecuteAsync("drop role half_reader");
            await superuser.ExecuteAsync("alter role half password 'another'");
            await superuser.ExecuteAsync("create database half");
        }

        Assert.Equal(login, await Cluster.EnsureDatabaseAsync("half", Token));

        await using var owner = await login.OpenAsync();
        await owner.ExecuteAsync("create table todo (id int)");
        await using var reader = await login.OpenAsReaderAsync();
        Assert.Equal(0L, await reader.ScalarAsync("select count(*) from todo"));
    }

    [Fact]
    public async Task ACopyHasAllOfItsOriginalAndIsApart()
    {
        var original = await Cluster.EnsureDatabaseAsync("original", Token);
        await using (var connection = await original.OpenAsync())
        {
            await connection.ExecuteAsync("create table todo (id int); insert into todo values (1)");
        }

        var copy = await Cluster.CloneDatabaseAsync("original", "copy_of_it", Token);

        await using (var owner = await copy.OpenAsync())
        {
            await owner.ExecuteAsync("insert into todo values (2)");
        }
        await using var reader = await copy.OpenAsReaderAsync();
        Assert.Equal(2L, await reader.ScalarAsync("select count(*) from todo"));
        await using var before = await original.OpenAsync();
        Assert.Equal(1L, await before.ScalarAsync("select count(*) from todo"));
    }

    [Fact]
    public async Task TheReaderCreatesNothingEvenWhenItTurnsWritingOn()
    {
        var login = await Cluster.EnsureDatabaseAsync("closed", Token);
        await using (var owner = await login.OpenAsync())
        {
            await owner.ExecuteAsync("create table mine (id int)");
        }

        await using var reader = await login.OpenAsReaderAsync();
        await reader.ExecuteAsync("set default_transaction_read_only = off");

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            reader.ExecuteAsync("create table theirs (id int)")
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task ADatabaseGetsAnotherNameAndKeepsItsRoles()
    {
        var login = await Cluster.EnsureDatabaseAsync("old_name", Token);

        await Cluster.RenameDatabaseAsync("old_name", "new_name", Token);

        await using var connection = await (login with { Database = "new_name" }).OpenAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => login.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }

    [Fact]
    public async Task ADroppedDatabaseIsGoneEvenWhileItIsUsed()
    {
        var login = await Cluster.EnsureDatabaseAsync("dropped", Token);
        await using var connection = await login.OpenAsync();

        await Cluster.DropDatabaseAsync("dropped", Token);
        await Cluster.DropDatabaseAsync("dropped", Token);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => login.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        var again = await Cluster.EnsureDatabaseAsync("dropped", Token);
        await using var fresh = await again.OpenAsync();
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("template1")]
    [InlineData("pg_mine")]
    [InlineData("To-dos")]
    [InlineData("x\"; drop role postgres; --")]
    [InlineData("")]
    public async Task ANameThatCannotBeIsRefused(string name) =>
        await Assert.ThrowsAsync<LocalPostgresException>(() => Cluster.EnsureDatabaseAsync(name, Token));

    [Fact]
    public async Task TheLongestNameHasAReaderOfItsOwn()
    {
        var login = await Cluster.EnsureDatabaseAsync(new string('x', 63), Token);

        Assert.Equal(63, login.Reader.Length);
        await using var reader = await login.OpenAsReaderAsync();
    }

    [Fact]
    public async Task ADatabaseIsRefusedWhoseOwnerIsTheReaderOfAnother()
    {
        await Cluster.EnsureDatabaseAsync("news", Token);

        var refused = await Assert.ThrowsAsync<LocalPostgresException>(() =>
            Cluster.EnsureDatabaseAsync("news_reader", Token)
        );

        Assert.Contains("news_reader and news", refused.Message, StringComparison.Ordinal);
    }

    private Task<NpgsqlConnection> SuperuserAsync()
    {
        var server = Cluster.Server;
        var login = new DatabaseLogin(server.Host, server.Port, "postgres", server.User, server.Password, "", "");
        return login.OpenAsync();
    }

    /// <summary>One server for all tests of databases.</summary>
    public sealed class SharedCluster : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal LocalCluster Cluster { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Cluster = await LocalCluster.AttachAsync(_folder.Options with { Durable = false }, CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await Cluster.DisposeAsync();
            _folder.Dispose();
        }
    }
}
