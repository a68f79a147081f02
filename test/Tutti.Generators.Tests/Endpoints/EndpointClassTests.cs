using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Endpoints;

public sealed class EndpointClassTests
{
    private const string Endpoint = """[Get("/x")] public int Find() => 1;""";

    [Theory]
    [InlineData("", "")]
    [InlineData("(TimeProvider clock)", "public long Now => clock.GetTimestamp();")]
    [InlineData("(TimeProvider clock)", "private readonly TimeProvider _clock = clock;")]
    [InlineData("", "private readonly TimeProvider _clock; public ShopService(TimeProvider clock) { _clock = clock; }")]
    [InlineData("", "private static int _count; public const int Most = 3;")]
    [InlineData("", "public int Self() => this.Find();")]
    public void AClassThatOnlyKeepsWhatItWasGivenIsStateless(string head, string members) =>
        AssertStateless(true, head, members);

    [Theory]
    [InlineData("", "private int _count; public void Count() => _count++;")]
    [InlineData("", "private readonly List<int> _numbers = [];")]
    [InlineData("", "public int Count { get; set; }")]
    [InlineData("", "public ShopService() { Console.WriteLine(); }")]
    [InlineData("(TimeProvider clock)", "public void Set() => clock = TimeProvider.System;")]
    [InlineData("(TimeProvider clock)", "public void Set(ref TimeProvider other) => (clock, other) = (other, clock);")]
    [InlineData("(CancellationToken token)", "public bool Ended => token.IsCancellationRequested;")]
    [InlineData("", "public object Self() => this;")]
    [InlineData(" : IDisposable", "public void Dispose() { }")]
    [InlineData(" : List<int>", "")]
    public void AClassWithStateOfItsOwnIsNot(string head, string members) => AssertStateless(false, head, members);

    [Fact]
    public void TheConstructorGetsItsDependencies() =>
        Assert.Equal(
            """
            public override ShopService Create(System.IServiceProvider services) =>
                new(
                    Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<System.TimeProvider>(services),
                    Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService<System.Random>(services, "dice"),
                    services.GetService(typeof(System.Net.Http.HttpClient)) is System.Net.Http.HttpClient given2 ? given2 : null,
                    services.GetService(typeof(IShopClient)) is IShopClient given3 ? given3 : null
                );
            """,
            EmittedService
                .Of(
                    Endpoint + "public object[] All => [clock, random, http!, self!];",
                    head: "(TimeProvider clock, [FromKeyedServices(\"dice\")] Random random, HttpClient? http = null, IShopClient? self = null)"
                )
                .Member("ShopServiceClass", "Create")
        );

    [Fact]
    public void TheMarkedConstructorIsCalledElseTheLongest()
    {
        var service = EmittedService.Of(
            Endpoint
                + """

                public ShopService(TimeProvider clock, Random random) { }
                [ActivatorUtilitiesConstructor] public ShopService(TimeProvider clock) { }
                """
        );
        Assert.DoesNotContain("Random", service.Member("ShopServiceClass", "Create"), StringComparison.Ordinal);
    }

    [Fact]
    public void RegistrationsOfItsOwnAreRun() =>
        Assert.Equal(
            "public override void Configure(Tutti.ServiceSetup setup) => ServiceConfiguration.Run<ShopService>(setup);",
            EmittedService
                .Of(
                    Endpoint + "static void IConfigureService.Configure(ServiceSetup setup) { }",
                    head: " : IConfigureService"
                )
                .Member("Service", "Configure")
        );

    private static void AssertStateless(bool expected, string head, string members) =>
        Assert.Equal(
            $"public override bool IsStateless => {(expected ? "true" : "false")};",
            EmittedService
                .Of(Endpoint + "\n#pragma warning disable CS0169, CS0414, CS9113\n" + members, head: head)
                .Member("ShopServiceClass", "IsStateless")
        );
}
