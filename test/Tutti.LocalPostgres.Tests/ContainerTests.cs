using System.Runtime.Versioning;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Containers;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Tests;

/// <summary>The server in a container, as far as it can be seen without one: a program <c>docker</c> of the tests' own stands for it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ContainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ContainerTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks at processes as Linux shows them.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Templates of the image would be those of another PostgreSQL.
    private LocalClusterOptions Options => _folder.Options with { Cache = Path.Combine(_folder.Path, "cache") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AContainerServesAllAndIsGoneWithTheLast()
    {
        var docker = await FakeDocker.MakeAsync(_folder);
        using var first = Start(docker);
        var said = await first.SaysAsync();
        Assert.StartsWith("ready 127.0.0.1 ", said, StringComparison.Ordinal);
        using var second = Start(docker);
        Assert.Equal(said, await second.SaysAsync());
        var server = docker.ProcessOf(Assert.Single(docker.Containers));

        await first.LeaveAsync();
        Assert.True(ServerProcess.IsAlive(server));
        await second.LeaveAsync();

        Assert.Empty(docker.Containers);
        var run = Assert.Single(docker.Calls, call => call.Contains("--entrypoint=postgres", StringComparison.Ordinal));
        var port = said.Split(' ')[2];
        Assert.Contains($"--publish=127.0.0.1:{port}:{port} ", run, StringComparison.Ordinal);
        Assert.Contains($"source={_folder.Postgres},target={_folder.Postgres} ", run, StringComparison.Ordinal);
        Assert.DoesNotContain("--user=0:", run, StringComparison.Ordinal);
        Assert.Single(docker.Calls, call => call == $"pull --quiet postgres:{ContainerEngine.Version}");
    }

    [Fact]
    public async Task TheContainerIsGoneSoonAfterItsOnlyUserIsKilled()
    {
        var docker = await FakeDocker.MakeAsync(_folder);
        using var holder = Start(docker);
        Assert.StartsWith("ready", await holder.SaysAsync(), StringComparison.Ordinal);
        var server = docker.ProcessOf(Assert.Single(docker.Containers));

        await holder.KillAsync();

        await ServerProcess.GoneAsync(server);
    }

    [Fact]
    public async Task AContainerThatACrashLeftIsRemovedAtTheNextStart()
    {
        var docker = await FakeDocker.MakeAsync(_folder);
        using var first = Start(docker);
        Assert.StartsWith("ready", await first.SaysAsync(), StringComparison.Ordinal);
        var left = Assert.Single(docker.Containers);
        var server = docker.ProcessOf(left);
        Watchers(left).ForEach(ServerProcess.Kill);
        await first.KillAsync();
        Assert.True(ServerProcess.IsAlive(server));

        using var second = Start(docker);

        Assert.StartsWith("ready", await second.SaysAsync(), StringComparison.Ordinal);
        Assert.False(ServerProcess.IsAlive(server));
        Assert.NotEqual(left, Assert.Single(docker.Containers));
        await second.LeaveAsync();
    }

    [Fact]
    public async Task AContainerThatWasKilledIsStartedAgainByTheNextUser()
    {
        var docker = await FakeDocker.MakeAsync(_folder);
        using var first = Start(docker);
        Assert.StartsWith("ready", await first.SaysAsync(), StringComparison.Ordinal);
        var killed = docker.ProcessOf(Assert.Single(docker.Containers));
        ServerProcess.Kill(killed);
        await ServerProcess.GoneAsync(killed);

        using var second = Start(docker);

        Assert.StartsWith("ready", await second.SaysAsync(), StringComparison.Ordinal);
        await first.LeaveAsync();
        Assert.Single(docker.Containers);
        await second.LeaveAsync();
        Assert.Empty(docker.Containers);
    }

    [Theory]
    [InlineData("down", "Cannot connect to the Docker daemon.", "Install or start docker")]
    [InlineData("offline", "no route to the registry", "Try `docker pull postgres:")]
    public async Task WhatDockerSaysIsShownWithTheRemedy(string fault, string reason, string remedy)
    {
        var docker = await FakeDocker.MakeAsync(_folder);
        docker.Set(fault);
        using var holder = Start(docker);

        var said = await holder.AllAsync();

        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.Contains(remedy, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithNeitherPostgresNorNpmItIsTakenWithoutBeingNamed()
    {
        var docker = await FakeDocker.MakeAsync(_folder);
        // Of a version that the machine's own PostgreSQL does not read.
        var data = Directory.CreateDirectory(Path.Combine(_folder.Postgres, "data")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(data, "PG_VERSION"),
            PostgresBinaries.MajorOf(ContainerEngine.Version).ToString(null, null),
            Token
        );
        var machine = await LocalCluster.DescribeAsync(Options with { Source = "path" }, Token);
        Assert.SkipUnless(machine.Problem is not null, "The machine's PostgreSQL is of the image's version.");
        docker.Set("offline");
        using var programs = new ProgramsWithout("npm", _folder.Path);
        var path = docker.Variables[0].Value.Split(':')[0] + ":" + programs.Variable.Value;
        using var holder = Holder.Start(Options, [new("PATH", path), new(PostgresSource.Variable, "")], []);

        Assert.Contains("docker could not fetch postgres:", await holder.AllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReportNamesTheImageOrWhyItCannotBeHad()
    {
        var docker = await FakeDocker.MakeAsync(_folder);
        using var asked = Holder.Start(Options, docker.Variables, ["--describe"]);
        var image = $"postgres:{ContainerEngine.Version}";
        Assert.StartsWith(
            $"{ContainerEngine.Version} in a container of docker {image} False",
            await asked.AllAsync(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(docker.Calls, call => call.StartsWith("pull", StringComparison.Ordinal));
        docker.Set("down");

        using var again = Holder.Start(Options, docker.Variables, ["--describe"]);

        Assert.Contains("docker cannot be used for PostgreSQL", await again.AllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void PodmanIsToldTheWholeNameOfTheImageAndAnOddFolderStaysWhole()
    {
        var podman = PostgresContainer.For(new("/bin/podman"), "/a, \"b\"/postgres");

        var command = podman.Command(new("/a, \"b\"/postgres"), new(AccountKind.Other, 12, 34), "postgres", 4711);

        Assert.Equal($"docker.io/library/postgres:{ContainerEngine.Version}", command[^1]);
        Assert.Contains("--user=12:34", command);
        Assert.Contains("--publish=127.0.0.1:4711:4711", command);
        Assert.Contains("type=bind,\"source=/a, \"\"b\"\"/postgres\",\"target=/a, \"\"b\"\"/postgres\"", command);
    }

    private Holder Start(FakeDocker docker) => Holder.Start(Options, docker.Variables, ["todos"]);

    // All that a crash of everything but the engine takes along.
    private static List<int> Watchers(string container) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
                .Where(id => id > 0 && IsWatcher(id, container)),
        ];

    private static bool IsWatcher(int id, string container)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{id}/cmdline");
            return command.Contains(container + "\0", StringComparison.Ordinal)
                && command.Contains("tutti-postgres\0", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
