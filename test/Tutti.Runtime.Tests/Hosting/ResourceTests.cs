using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Processes.Environments;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

public sealed class ResourceTests
{
    [Fact]
    public async Task ResourcesAreStartedBeforeAnythingRunsAndDisposedAfterAllThatUsesThem()
    {
        var one = new FakeResource("one");
        var two = new FakeResource("two");

        await using (var host = Build(new ResourceApp(one, two)))
        {
            host.MapTutti();
            await host.StartAsync();
            await host.StopAsync();
        }

        Assert.Equal(
            [
                "started",
                "writer starts with one",
                "reader starts with one, read-only",
                "reader is disposed",
                "writer is disposed",
                "disposed",
            ],
            one.Notes
        );
        Assert.Equal(["started", "reader starts with two", "reader is disposed", "disposed"], two.Notes);
    }

    [Fact]
    public async Task ResourceKnowsItsUsersAndHowOftenTheAppOpensItsKind()
    {
        var one = new FakeResource("one");
        var two = new FakeResource("two");

        await using var host = Build(new ResourceApp(one, two));
        host.MapTutti();

        Assert.True(one.Context!.IsOwner);
        Assert.Equal([("writer", false), ("reader", true)], one.Context.Users);
        // One to write, one to read, and two.
        Assert.Equal(3, one.Context.Openings);
    }

    [Fact]
    public async Task OnlyWhatServicesOfTheProcessOwnOrUseIsOpened()
    {
        var one = new FakeResource("one");
        var other = new FakeResource("other");
        var app = new ResourceApp(one, other);
        ProcessDefinition[] processes =
        [
            new()
            {
                Name = "a",
                Services = ["reader"],
                IsGateway = true,
                Replicas = 3,
            },
            new() { Name = "b", Services = ["writer"] },
        ];

        await using var host = Build(app, processes);
        host.MapTutti();

        Assert.False(one.Context!.IsOwner);
        Assert.Equal([("reader", true)], one.Context.Users);
        // Three readers of each of the two that the service names, and the owner of both.
        Assert.Equal((3 * 2) + 2, one.Context.Openings);
        Assert.Null(other.Context);
    }

    [Fact]
    public async Task WhatIsWrongWithResourcesIsSaidWithAllElse()
    {
        var app = new ResourceApp(
            new FakeResource("one") { Problem = "Nothing says where one is. Say it." },
            new FakeResource("two") { Problem = "Two is wrong. Correct it." }
        );
        await using var host = Build(app);

        var exception = Assert.Throws<StartupException>(() => host.MapTutti());

        Assert.Contains("Nothing says where one is. Say it.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Two is wrong. Correct it.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResourcesStartAtTheSameTimeAndAllFailuresAreSaid()
    {
        var both = new Barrier(2);
        var app = new ResourceApp(
            new FakeResource("one", ct => FailAsync("The password of one is wrong.", ct)),
            new FakeResource("two", ct => FailAsync("There is no two.", ct))
        );
        await using var host = Build(app);
        host.MapTutti();

        var exception = await Assert.ThrowsAsync<StartupException>(() => host.StartAsync());

        Assert.Contains("The password of one is wrong.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("There is no two.", exception.Message, StringComparison.Ordinal);

        Task FailAsync(string message, CancellationToken cancellationToken) =>
            Task.Run(
                () =>
                {
                    // Each waits for the other to have begun.
                    both.SignalAndWait(cancellationToken);
                    throw new ResourceException(message);
                },
                cancellationToken
            );
    }

    [Fact]
    public async Task ResourceThatWaitsIsGivenUpWhenAnotherOneFails()
    {
        var waiting = new FakeResource("two", ct => Task.Delay(Timeout.Infinite, ct));
        await using var host = Build(
            new ResourceApp(new FakeResource("one", _ => throw new ResourceException("There is no one.")), waiting)
        );
        host.MapTutti();

        var exception = await Assert.ThrowsAsync<StartupException>(() => host.StartAsync());

        Assert.Contains("There is no one.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("started", waiting.Notes);
    }

    private static WebApplication Build(GeneratedApplication app, params ProcessDefinition[] processes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var topology = Topology.Single(app);
        if (processes is [var self, ..])
        {
            topology = topology with { Self = self, Environment = topology.Environment with { Processes = processes } };
        }
        TuttiBuilderExtensions.Add(builder, app, topology, configure: null);
        return builder.Build();
    }
}
