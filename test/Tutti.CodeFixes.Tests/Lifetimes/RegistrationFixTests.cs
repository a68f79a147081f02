using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Lifetimes;

public sealed class RegistrationFixTests
{
    [Fact]
    public Task RegistrationOfAClassWithEndpointsIsRemoved() =>
        Repair.VerifyAsync(
            "TUT0105",
            "Remove the registration",
            Shop.Library((Shop.Path, Text("        setup.Services.AddScoped<ShopService>();\n"))),
            [(Shop.Path, Text(""))]
        );

    private static string Text(string registration) =>
        $$"""
            using Microsoft.Extensions.DependencyInjection;
            using Tutti;

            namespace MyApp.Shop;

            [Service("shop")]
            public sealed class ShopService : IConfigureService
            {
                public static void Configure(ServiceSetup setup)
                {
                    setup.Services.AddHttpClient();
            {{registration}}        setup.Services.AddLogging();
                }

                [Get("/a")]
                public string One() => "";
            }
            """;
}
