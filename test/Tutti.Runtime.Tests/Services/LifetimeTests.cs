using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Runtime.Tests.App.Lifetimes;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Services;

public sealed class LifetimeTests(SharedHosts hosts)
{
    private readonly TestHost _host = hosts.Of(Grouping.Together);

    [Fact]
    public async Task EachCallHasAScopeAndAnInstanceOfItsOwn()
    {
        var first = await GetAsync<Instances>("/lifetimes");
        var second = await GetAsync<Instances>("/lifetimes");

        Assert.Equal(first.One, second.One);
        Assert.NotEqual(first.Each, second.Each);
        Assert.True(first.SameWithinCall);
        Assert.Equal((1, 1), (first.CallsOfInstance, second.CallsOfInstance));
    }

    [Fact]
    public async Task TheScopeIsDisposedOfWhenTheAnswerIsThere()
    {
        // The first of the two calls is the one that is disposed of when the second looks.
        var before = await GetAsync<Instances>("/lifetimes/disposed");
        var after = await GetAsync<Instances>("/lifetimes/disposed");

        Assert.True(after.One > before.One);
    }

    [Fact]
    public async Task AnInstanceWithoutScopeIsDisposedOfToo()
    {
        var before = await GetAsync<Instances>("/lifetimes/disposable");
        var after = await GetAsync<Instances>("/lifetimes/disposable");

        Assert.Equal(before.Each + 1, after.Each);
    }

    [Fact]
    public async Task AnInstanceWithStateIsNotShared()
    {
        await GetAsync<Instances>("/lifetimes/counting");

        Assert.Equal(1, (await GetAsync<Instances>("/lifetimes/counting")).CallsOfInstance);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AServiceHasWhatTheHostForwards(Grouping grouping)
    {
        var time = new FixedTime();
        await using var host = await TestHost.StartAsync(
            grouping,
            builder =>
            {
                builder.Configuration["Greeting:Text"] = "hello";
                builder.Services.AddSingleton<TimeProvider>(time);
            },
            environment: "Preview"
        );

        var things = await host.Http.GetFromJsonAsync<Things>("/lifetimes/host");

        Assert.Equal(
            new Things(true, "hello", "Preview", true, time.GetUtcNow(), new Uri("http://named.test"), "hello"),
            things
        );
    }

    [Fact]
    public async Task WhatOneServiceRegistersNoOtherSees()
    {
        var text = await _host.Http.GetStringAsync("/ledger/total");

        Assert.Equal("""{"value":42}""", text);
        Assert.Null(_host.Gateway.Services.GetService<OneForAll>());
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task HostedServicesOfServicesRunWithTheHost(Grouping grouping)
    {
        await using var host = await TestHost.StartAsync(grouping);

        string? progress = null;
        while (progress is not """{"started":true,"sum":23}""")
        {
            progress = await host.Http.GetStringAsync("/background");
        }

        App.Trouble.Gate.Shared.Close("background-stopped");
        await host.StopAsync();
        await App.Trouble.Gate.Shared.WaitAsync("background-stopped");
    }

    private async Task<T> GetAsync<T>(string path)
        where T : class => (await _host.Http.GetFromJsonAsync<T>(path))!;

    /// <summary>Stands still, but for timers.</summary>
    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 12, 30, 0, TimeSpan.Zero);
    }
}
