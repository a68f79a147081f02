using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Services;

public sealed class ServiceFixTests
{
    [Theory]
    [InlineData("\"Orders\"", "orders")]
    [InlineData("\"send_mail\"", "send-mail")]
    [InlineData("\"SendMail\"", "send-mail")]
    [InlineData("\"3d\"", "d")]
    [InlineData("\"mail-\"", "mail")]
    [InlineData("\"\"", "order-book")]
    [InlineData("\"app\"", "order-book")]
    [InlineData("nameof(OrderBookService)", "order-book-service")]
    public Task NameIsCorrected(string before, string after) =>
        VerifyAsync(
            "TUT0004",
            $"Name the service '{after}'",
            [Service("OrderBook", before)],
            Service("OrderBook", $"\"{after}\"")
        );

    [Fact]
    public Task SecondServiceOfANameIsNamedAfterItsClass() =>
        VerifyAsync(
            "TUT0003",
            "Name the service 'cards'",
            [Service("Boards", "\"boards\""), Service("Cards", "\"boards\"")],
            Service("Cards", "\"cards\"")
        );

    [Theory]
    [InlineData("HelloSetup : IConfigureService", "HelloSetup")]
    [InlineData("HelloSetup : IConfigureService, IDisposable", "HelloSetup : IDisposable")]
    [InlineData("HelloSetup : IDisposable, IConfigureService", "HelloSetup : IDisposable")]
    public Task InterfaceThatNothingLooksForIsRemoved(string before, string after) =>
        VerifyAsync("TUT0009", "Remove IConfigureService", [Setup(before)], Setup(after));

    [Fact]
    public Task EndpointsWithoutAServiceBecomeOne() =>
        VerifyAsync(
            "TUT0020",
            "Mark 'StatusEndpoints' with [Service(\"status\")]",
            [("Status/StatusEndpoints.cs", Status(""))],
            ("Status/StatusEndpoints.cs", Status("[Service(\"status\")]\n"))
        );

    [Fact]
    public async Task ServicesOfOneFolderMoveIntoFoldersOfTheirOwn()
    {
        var before = IdeProject.Of(
            At("Shop", Service("Orders", "\"orders\"")),
            At("Shop", Service("Billing", "\"billing\""))
        );

        var after = await Repair.ApplyAsync(
            before,
            "TUT0001",
            "Move 'BillingService' and 'OrdersService' into folders of their own"
        );

        var source = await after.SourceAsync();
        Assert.Equal(Service("Orders", "\"orders\"").Text, source.Text("Shop/Orders/OrdersService.cs"));
        Assert.Equal(Service("Billing", "\"billing\"").Text, source.Text("Shop/Billing/BillingService.cs"));
        Assert.Equal(3, after.Project.DocumentIds.Count);
        Assert.Empty(await Repair.BuildAsync(source));
    }

    [Fact]
    public async Task ServicesOfOneFileGetFilesOfTheirOwn()
    {
        var before = IdeProject.Of(
            (
                "Shop/Services.cs",
                """
                using Tutti;

                namespace MyApp.Shop;

                /// <summary>Orders.</summary>
                [Service("orders")]
                public sealed class OrdersService;

                /// <summary>Billing.</summary>
                [Service("billing")]
                public sealed class BillingService;

                """
            )
        );

        var after = await Repair.ApplyAsync(
            before,
            "TUT0001",
            "Move 'OrdersService' and 'BillingService' into folders of their own"
        );

        var source = await after.SourceAsync();
        Assert.Equal(
            """
            using Tutti;

            namespace MyApp.Shop;

            /// <summary>Orders.</summary>
            [Service("orders")]
            public sealed class OrdersService;

            """,
            source.Text("Shop/Orders/OrdersService.cs")
        );
        Assert.Empty(await Repair.BuildAsync(source));
    }

    [Fact]
    public async Task OuterServiceMovesBesideTheInnerOne()
    {
        var before = IdeProject.Of(
            At("Shop", Service("Shop", "\"shop\"")),
            At("Shop/Billing", Service("Billing", "\"billing\""))
        );

        var after = await Repair.ApplyAsync(before, "TUT0002", "Move 'ShopService' into a folder of its own");

        var source = await after.SourceAsync();
        Assert.Equal(Service("Shop", "\"shop\"").Text, source.Text("Shop/Shop/ShopService.cs"));
        Assert.Empty(await Repair.BuildAsync(source));
    }

    private static Task VerifyAsync(
        string id,
        string title,
        (string Path, string Text)[] before,
        (string Path, string Text) after
    ) => Repair.VerifyAsync(id, title, Shop.Library([.. before, Service("Other", "\"other\"")]), [after]);

    private static (string Path, string Text) At(string folder, (string Path, string Text) file) =>
        ($"{folder}/{Path.GetFileName(file.Path)}", file.Text);

    private static (string Path, string Text) Service(string name, string argument) =>
        (
            $"{name}/{name}Service.cs",
            $"""
            using Tutti;

            namespace MyApp.{name}s;

            /// <summary>A service.</summary>
            [Service({argument})]
            public sealed class {name}Service;

            """
        );

    private static (string Path, string Text) Setup(string head) =>
        (
            "Other/HelloSetup.cs",
            $$"""
            using Tutti;

            public sealed class {{head}}
            {
                public static void Configure(ServiceSetup setup) { }

                public void Dispose() { }
            }
            """
        );

    private static string Status(string attribute) =>
        $$"""
            using Tutti;

            namespace MyApp.Status;

            /// <summary>How it is.</summary>
            {{attribute}}public sealed class StatusEndpoints
            {
                [Get("/status")]
                public string Status() => "ok";
            }
            """;
}
