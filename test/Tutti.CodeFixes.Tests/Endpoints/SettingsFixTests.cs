using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Endpoints;

public sealed class SettingsFixTests
{
    [Theory]
    [InlineData("5", "5s")]
    [InlineData("500 ms", "500ms")]
    [InlineData("2 minutes", "2m")]
    [InlineData("1H", "1h")]
    public Task TimeoutIsWrittenWithItsUnit(string timeout, string corrected) =>
        Shop.VerifyAsync(
            "TUT0033",
            $"Change the timeout to \"{corrected}\"",
            $"[Get(\"/a\", Timeout = \"{timeout}\")]\npublic string One() => \"\";",
            $"[Get(\"/a\", Timeout = \"{corrected}\")]\npublic string One() => \"\";"
        );

    [Fact]
    public Task TimeoutThatMakesNoSenseIsRemoved() =>
        Shop.VerifyAsync(
            "TUT0033",
            "Remove the timeout: the app's default holds",
            """
            [Get("/a", Timeout = "0s", Public = true)]
            public string One() => "";
            """,
            """
            [Get("/a", Public = true)]
            public string One() => "";
            """
        );

    [Theory]
    [InlineData("get", "GET")]
    [InlineData("GET,,POST", "GET,POST")]
    [InlineData("GET POST", "GET,POST")]
    [InlineData("*,GET", "*")]
    [InlineData("put, PUT", "PUT")]
    public Task MethodsAreWrittenAsTheyMustBe(string methods, string corrected) =>
        Shop.VerifyAsync(
            "TUT0032",
            $"Change the methods to \"{corrected}\"",
            $"[Endpoint(\"/a\", Methods = \"{methods}\")]\npublic string One() => \"\";",
            $"[Endpoint(\"/a\", Methods = \"{corrected}\")]\npublic string One() => \"\";"
        );

    [Theory]
    [InlineData("[Get(\"/a\", Methods = \"POST\")]", "[Get(\"/a\")]")]
    [InlineData("[Endpoint(Methods = \"GET\")]", "[Endpoint]")]
    public Task MethodsWithoutEffectAreRemoved(string attribute, string corrected) =>
        Shop.VerifyAsync(
            "TUT0032",
            "Remove 'Methods'",
            $"{attribute}\npublic string One() => \"\";",
            $"{corrected}\npublic string One() => \"\";"
        );

    [Theory]
    [InlineData("Change 'BodyLimit' to -1: no limit", "[Post(\"/a\", BodyLimit = -1)]")]
    [InlineData("Remove 'BodyLimit'", "[Post(\"/a\")]")]
    public Task BodyLimitThatNoBodyKeepsIsRemovedOrLifted(string title, string corrected) =>
        Shop.VerifyAsync(
            "TUT0034",
            title,
            "[Post(\"/a\", BodyLimit = 0)]\npublic string One() => \"\";",
            $"{corrected}\npublic string One() => \"\";"
        );

    [Theory]
    [InlineData("Remove 'Public'", "[Endpoint]")]
    [InlineData("Give it the route \"/find-all\"", "[Endpoint(\"/find-all\", Public = true)]")]
    public Task PublicEndpointGetsARouteOrIsMadeInternal(string title, string corrected) =>
        Shop.VerifyAsync(
            "TUT0031",
            title,
            "[Endpoint(Public = true)]\npublic string FindAll() => \"\";",
            $"{corrected}\npublic string FindAll() => \"\";"
        );

    [Fact]
    public Task RawEndpointGetsARouteOfItsName() =>
        Shop.VerifyAsync(
            "TUT0037",
            "Give it the route \"/upload\"",
            """
            /// <summary>Takes a file.</summary>
            [Endpoint]
            public Task UploadAsync(HttpContext context) => Task.CompletedTask;
            """,
            """
            /// <summary>Takes a file.</summary>
            [Endpoint("/upload")]
            public Task UploadAsync(HttpContext context) => Task.CompletedTask;
            """
        );

    [Fact]
    public Task AsyncVoidReturnsTask() =>
        Shop.VerifyAsync(
            "TUT0036",
            "Return Task",
            """
            [Post("/a")]
            public async void One() => await Task.Yield();
            """,
            """
            [Post("/a")]
            public async Task One() => await Task.Yield();
            """
        );

    [Fact]
    public Task BodyLimitWithoutABodyIsRemoved() =>
        Shop.VerifyAsync(
            "TUT0042",
            "Remove 'BodyLimit'",
            "[Get(\"/a\", BodyLimit = 1000)]\npublic string One() => \"\";",
            "[Get(\"/a\")]\npublic string One() => \"\";"
        );

    [Theory]
    [InlineData("[\"a\", \"\"]", "[\"a\"]")]
    [InlineData("[\"a\", \"a\", \"b\"]", "[\"a\", \"b\"]")]
    public Task TagThatSaysNothingNewIsRemoved(string before, string after) =>
        Shop.VerifyAsync(
            "TUT0041",
            "Remove the tag",
            $"[Get(\"/a\", Tags = {before})]\npublic string One() => \"\";",
            $"[Get(\"/a\", Tags = {after})]\npublic string One() => \"\";"
        );

    [Theory]
    [InlineData("Let the framework call this constructor", "", "", "[ActivatorUtilitiesConstructor]\n    ")]
    [InlineData(
        "Remove the mark of this constructor",
        "[ActivatorUtilitiesConstructor]\n    ",
        "[ActivatorUtilitiesConstructor]\n    ",
        ""
    )]
    public Task ConstructorThatTheFrameworkCallsIsMadeClear(string title, string first, string second, string after) =>
        Repair.VerifyAsync(
            "TUT0023",
            title,
            Shop.Library((Shop.Path, Constructors(first, second))),
            [(Shop.Path, Constructors(first, after))]
        );

    private static string Constructors(string first, string second) =>
        $$"""
            using Microsoft.Extensions.DependencyInjection;
            using Tutti;

            namespace MyApp.Shop;

            [Service("shop")]
            public sealed class ShopService
            {
                {{first}}public ShopService(TimeProvider time) { }

                {{second}}public ShopService(IServiceScopeFactory scopes) { }

                [Get("/a")]
                public string One() => "";
            }
            """;
}
