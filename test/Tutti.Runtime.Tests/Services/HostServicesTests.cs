using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Runtime.Tests.App.Lifetimes;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Services;

/// <summary>What a service takes from the host it takes in the host's lifetime.</summary>
public sealed class HostServicesTests
{
    [Fact]
    public async Task SingletonIsTheHostsOwnAndScopedIsOneForEachCall()
    {
        var one = new HostSingleton { Number = 42 };
        await using var host = await TestHost.StartAsync(
            Grouping.Together,
            builder =>
            {
                builder.Configuration["Lifetimes:FromHost"] = "yes";
                builder.Services.AddSingleton(_ => one);
                builder.Services.AddScoped<HostScoped>();
            }
        );

        var first = await GetAsync(host);
        var second = await GetAsync(host);

        Assert.Equal((42, 42), (first.One, second.One));
        Assert.NotEqual(first.Each, second.Each);
        Assert.True(first.SameWithinCall);
        // The first call's is disposed of when the second one looks, and the singleton stays.
        Assert.Equal(first.CallsOfInstance + 1, second.CallsOfInstance);
        Assert.False(one.IsDisposed);
    }

    [Fact]
    public async Task NothingIsTakenThatWasNotAskedFor()
    {
        await using var host = await TestHost.StartAsync(
            Grouping.Together,
            builder => builder.Services.AddScoped<HostScoped>()
        );

        Assert.Equal((0, 0), ((await GetAsync(host)).One, (await GetAsync(host)).Each));
    }

    [Fact]
    public void WhatTheHostDoesNotHaveIsNamedAtStart()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Lifetimes:FromHost"] = "yes";
        builder.AddTutti(TestHost.Assembly);
        using var app = builder.Build();

        var exception = Assert.ThrowsAny<InvalidOperationException>(() => app.MapTutti());

        Assert.Contains(
            $"The service 'lifetimes' takes {typeof(HostScoped)} from the host, which does not have it. "
                + "Register it in Program.cs, before the host is built: builder.Services.AddScoped<HostScoped>();",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    private static async Task<Instances> GetAsync(TestHost host) =>
        (await host.Http.GetFromJsonAsync<Instances>("/lifetimes/from-host"))!;
}
