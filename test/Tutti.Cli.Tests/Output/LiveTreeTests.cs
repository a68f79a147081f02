using Tutti.Cli.Output;
using Tutti.Processes.Live;

namespace Tutti.Cli.Tests.Output;

/// <summary>What <c>tutti describe --live</c> shows to people.</summary>
public sealed class LiveTreeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ProcessesAreShownWithWhomTheyCallAndWhoCallsThem() =>
        Assert.Equal(
            """
            shop in local: http://127.0.0.1:4000, run by process 100 for 2 min 5 s
            ├─ orders     process 101  ready  for 2 min 0 s  heap 3 MB  memory 90 MB  8 threads
            │  ├─ gateway, orders  1 request in flight
            │  │     answers orders.Place (2)
            │  ├─ → billing  10.0.0.5:8081  healthy  1 in flight  12 attempts  0 failed  connected for 1 min 0 s
            │  │     4 endpoints in the binary form, 1 in JSON; calls: 9 binary, 2 JSON
            │  │     in JSON, for the builds differ: billing.Charge
            │  │     missing there: billing.Refund
            │  ├─ → billing  10.0.0.6:8081  ejected  0 in flight  3 attempts   3 failed  not connected
            │  │     cannot be reached, next try in 0.4 s
            │  │     left out 1 time since it is known
            │  └─ ← web      2 connections           3 in flight  30 calls     1 in JSON
            └─ billing#1  process 102  silent
               └─ It does not answer within 2 s.
                  at unix:/tmp/billing.sock

            All that answer are of version 1.2.0 (build 0a1b2c).

            """.ReplaceLineEndings("\n"),
            Shown(
                new LiveRun("shop", "local", [Orders("0a1b2c"), Silent])
                {
                    Pid = 100,
                    Api = "http://127.0.0.1:4000",
                    Started = Now.AddSeconds(-125),
                }
            )
        );

    [Fact]
    public void DifferentBuildsAreNamed() =>
        Assert.EndsWith(
            """
            2 builds run
              1.2.0 (build 0a1b2c): orders
              1.2.0 (build 3d4e5f): orders

            """.ReplaceLineEndings("\n"),
            Shown(new("shop", "production", [Orders("0a1b2c"), Orders("3d4e5f")])),
            StringComparison.Ordinal
        );

    [Fact]
    public void WhatProcessesSayDoesNotSteerTheTerminal() =>
        Assert.DoesNotContain(
            '\e',
            Shown(new("shop", "production", [Silent with { Error = "\e[2J" }, Orders("\e[2J")]))
        );

    [Fact]
    public void ARunWithoutAProcessIsStillBuilding() =>
        Assert.Equal(
            "shop in local, run by process 100\n└─ no process yet: it is being built\n",
            Shown(new LiveRun("shop", "local", []) { Pid = 100 })
        );

    private static LiveAnswer Silent { get; } =
        new()
        {
            Name = "billing#1",
            Address = "unix:/tmp/billing.sock",
            Pid = 102,
            Place = LiveAnswer.Serving,
            Error = "It does not answer within 2 s.",
        };

    private static LiveAnswer Orders(string build) =>
        new()
        {
            Name = "orders",
            Address = "unix:/tmp/orders.sock",
            Pid = 101,
            Place = LiveAnswer.Serving,
            Live = new()
            {
                App = "shop",
                Process = "orders",
                Environment = "local",
                Version = "1.2.0",
                Build = build,
                Tutti = "0.1.0",
                Pid = 101,
                Started = Now.AddSeconds(-120),
                State = "ready",
                Gateway = true,
                Services = ["orders"],
                Requests = 1,
                Endpoints = [new("orders.Place", 2)],
                Peers = [new("billing", 0, [Replica("10.0.0.5:8081"), Ejected], [Connection])],
                Callers = [Caller(3, 30, 0), Caller(0, -1, 1)],
                Resources = new(3 * 1024 * 1024, 90 * 1024 * 1024, 8, 0),
            },
        };

    private static LiveReplica Replica(string address) =>
        new()
        {
            Address = address,
            State = "healthy",
            InFlight = 1,
            Attempts = 12,
            Failures = 0,
            Ejections = 0,
        };

    private static LiveReplica Ejected { get; } =
        Replica("10.0.0.6:8081") with
        {
            State = "ejected",
            Reason = "unreachable",
            ProbeInSeconds = 0.4,
            InFlight = 0,
            Attempts = 3,
            Failures = 3,
            Ejections = 1,
        };

    private static LiveConnection Connection { get; } =
        new()
        {
            Address = "10.0.0.5:8081",
            Opened = Now.AddSeconds(-60),
            InFlight = 1,
            BinaryCalls = 9,
            JsonCalls = 2,
            BinaryEndpoints = 4,
            JsonEndpoints = ["billing.Charge"],
            MissingEndpoints = ["billing.Refund"],
        };

    private static LiveCaller Caller(int inFlight, long binary, long json) =>
        new()
        {
            Process = "web",
            Address = "",
            Opened = Now.AddSeconds(-60),
            InFlight = inFlight,
            BinaryCalls = binary,
            JsonCalls = json,
        };

    private static string Shown(LiveRun run)
    {
        var output = new StringWriter { NewLine = "\n" };
        LiveTree.Write(new Terminal(output), run, Now);
        return output.ToString();
    }
}
