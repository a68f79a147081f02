using System.Reflection;
using Microsoft.CodeAnalysis;
using Tutti.CodeFixes.Tests.Harness;
using Tutti.Generators.Suppressors;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Suppressors;

/// <summary>Each rule speaks where it is wrong without the suppressor, is silent there with it, and still speaks where it is right.</summary>
public sealed class SuppressionTests
{
    private static readonly TestProject App = TestProject.Of(
        (
            "Orders/OrdersService.cs",
            """
            using Microsoft.AspNetCore.Http;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Tutti;

            namespace MyApp.Orders;

            [Service("orders")]
            public sealed class OrdersService(OrderStore store) : IConfigureService
            {
                public static void Configure(ServiceSetup setup)
                {
                    setup.Services.AddHostedService<Sweeper>();
                    setup.Services.AddSingleton(typeof(Clock));
                }

                [Post("/orders")]
                public int Create(CreateOrder order) => store.Add(order.Lines.Count);

                public int Helper(CreateOrder helped) => helped.Lines.Count;

                [Post("/lists")]
                public List<int> Ids(List<int> ids) => ids;
            }

            public sealed class OrderStore
            {
                public int Add(int count) => count;
            }

            public sealed class Lonely
            {
                public List<int>? LonelyList { get; set; }
                public int[]? LonelyArray { get; set; }
            }

            public sealed class CreateOrder
            {
                public List<Line> Lines { get; set; } = [];
                public int[] Numbers { get; set; } = [];
            }

            public sealed record Line(string Article);

            internal sealed class Sweeper : BackgroundService
            {
                protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
            }

            internal sealed class Clock;

            internal sealed class Unused;
            """
        ),
        (
            "Internals/InternalsService.cs",
            """
            using Tutti;

            namespace MyApp.Internals;

            [Service("internals")]
            internal sealed class InternalsService
            {
                [Get("/status")]
                public string Status() => "ok";

                public string NoEndpoint() => "ok";

                [Post("/ask")]
                public string Ask(Question question) => question.Text;
            }

            internal sealed record Question(string Text);
            """
        ),
        (
            "Internals/Notes.cs",
            """
            using Tutti;

            namespace MyApp.Internals;

            [SqlDatabase("notes")]
            internal sealed class NotesDb : SqlDatabase;

            internal static class Queries
            {
                public static Task<List<Note>> All(SqlExecutor db) => db.QueryAsync<Note>($"select 1 as id");
            }

            internal sealed record Note(int Id);
            """
        )
    );

    [Fact]
    public Task EndpointIsNotToldToBeStatic() =>
        VerifyAsync("CA1822", wrong: ["Ask", "Ids", "Status"], right: ["Add", "Helper", "NoEndpoint"]);

    [Fact]
    public Task WhatAContainerCreatesIsNotToldToBeUnused() =>
        VerifyAsync("CA1812", wrong: ["Clock", "Sweeper"], right: ["Unused"]);

    [Fact]
    public async Task WhatTheFrameworkCreatesIsNotToldToBeUnusedWhileOneTypes()
    {
        Assert.Equal(
            ["Clock", "InternalsService", "Note", "NotesDb", "Question", "Sweeper", "Unused"],
            await SdkAnalyzers.ReportAsync(App, "CA1812", suppressed: false, implementation: false)
        );
        Assert.Equal(
            ["Unused"],
            await SdkAnalyzers.ReportAsync(App, "CA1812", suppressed: true, implementation: false)
        );
    }

    [Fact]
    public Task ServicesAndWhatTheyNameAreNotToldToBeInternal() =>
        VerifyAsync("CA1515", wrong: ["CreateOrder", "Line", "OrderStore", "OrdersService"], right: ["Lonely"]);

    [Fact]
    public Task ArgumentsOfEndpointsAreNotToldToBeChecked() =>
        VerifyAsync("CA1062", wrong: ["order", "setup"], right: ["helped"]);

    [Fact]
    public Task ListsOnTheWireAreNotToldToBeCollections() =>
        VerifyAsync("CA1002", wrong: ["Ids", "Lines", "ids"], right: ["LonelyList"]);

    [Fact]
    public Task ArraysOnTheWireAreNotToldToBeMethods() =>
        VerifyAsync("CA1819", wrong: ["Numbers"], right: ["LonelyArray"]);

    [Fact]
    public Task ListsOnTheWireAreNotToldToLoseTheirSetters() =>
        VerifyAsync("CA2227", wrong: ["Lines"], right: ["LonelyList"]);

    [Fact]
    public void EachSuppressionHasItsOwnIdAndAReason()
    {
        Assert.Equal(Suppressions.All.Length, Suppressions.All.Select(s => s.Id).Distinct().Count());
        Assert.All(Suppressions.All, s => Assert.NotEmpty(s.Justification.ToString(null)));
        var declared = typeof(Suppressions).GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.Equal(declared.Length, Suppressions.All.Length);
    }

    private static async Task VerifyAsync(string id, string[] wrong, string[] right)
    {
        Assert.Equal(
            [.. wrong.Concat(right).Order(StringComparer.Ordinal)],
            await SdkAnalyzers.ReportAsync(App, id, suppressed: false)
        );
        Assert.Equal(right, await SdkAnalyzers.ReportAsync(App, id, suppressed: true));
    }
}
