using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Binding;

public sealed class BindingFixTests
{
    [Theory]
    [InlineData("Use [Query]", "[FromQuery] int page", "[Query] int page")]
    [InlineData("Use [Query]", "[FromQuery(Name = \"p\")] int page", "[Query(\"p\")] int page")]
    [InlineData("Use [Header]", "[FromHeader(Name = \"X-Page\")] int page", "[Header(\"X-Page\")] int page")]
    [InlineData("Remove [FromQuery]", "[FromQuery] int page", "int page")]
    [InlineData("Remove [FromRoute]", "int page, [FromRoute] int id", "int page, int id")]
    public Task AttributeOfAspNetOnAParameterIsReplaced(string title, string before, string after) =>
        VerifyAsync("TUT0050", title, "[Get(\"/a\")]", before, "[Get(\"/a\")]", after);

    [Theory]
    [InlineData("Remove [HttpGet]", "[HttpGet, Get(\"/a\")]", "[Get(\"/a\")]")]
    [InlineData("Remove [Produces]", "[Get(\"/a\")]\n[Produces(\"text/plain\")]", "[Get(\"/a\")]")]
    [InlineData(
        "Set BodyLimit = 5_000",
        "[RequestSizeLimit(5_000)]\n[Post(\"/a\")]",
        "[Post(\"/a\", BodyLimit = 5_000)]"
    )]
    [InlineData("Set BodyLimit = -1", "[Post(\"/a\")]\n[DisableRequestSizeLimit]", "[Post(\"/a\", BodyLimit = -1)]")]
    public Task AttributeOfAspNetOnAnEndpointIsReplaced(string title, string before, string after) =>
        VerifyAsync("TUT0050", title, before, "", after, "");

    [Fact]
    public Task AttributeOfAspNetOnTheRequestIsRemoved() =>
        VerifyAsync(
            "TUT0050",
            "Remove [FromBody]",
            "[Post(\"/a\")]",
            "[FromBody] List<int> ids",
            "[Post(\"/a\")]",
            "List<int> ids"
        );

    [Theory]
    [InlineData("[Query, Header(\"p\")] int page", "[Query] int page", "Remove [Header]")]
    [InlineData("[Query][Cookie] int page", "[Query]int page", "Remove [Cookie]")]
    public Task SecondPlaceToReadFromIsRemoved(string before, string after, string title) =>
        VerifyAsync("TUT0053", title, "[Get(\"/a\")]", before, "[Get(\"/a\")]", after);

    [Fact]
    public Task AttributeWithoutEffectIsRemoved() =>
        VerifyAsync(
            "TUT0054",
            "Remove [Query]",
            "[Get(\"/a/{id}\")]",
            "[Query] int id",
            "[Get(\"/a/{id}\")]",
            "int id"
        );

    [Fact]
    public Task SecondEndpointAttributeIsRemoved() =>
        VerifyAsync("TUT0030", "Remove [Post]", "[Get(\"/a\")]\n[Post(\"/a\")]", "", "[Get(\"/a\")]", "");

    [Theory]
    [InlineData("[Header(\"X Version\")]", "[Header(\"X-Version\")]", "Change the name to \"X-Version\"")]
    [InlineData("[Header(\"Tutti-Key\")]", "[Header(\"Key\")]", "Change the name to \"Key\"")]
    [InlineData("[Cookie(\"a=b\")]", "[Cookie(\"a-b\")]", "Change the name to \"a-b\"")]
    [InlineData("[Query(\"\")]", "[Query]", "Remove the name: that of the parameter or member holds")]
    public Task NameThatNoRequestCanHaveIsCorrected(string before, string after, string title) =>
        VerifyAsync(
            "TUT0056",
            title,
            "[Get(\"/a\")]",
            before + " string text",
            "[Get(\"/a\")]",
            after + " string text"
        );

    [Fact]
    public Task MisplacedStatusCodeIsRemoved() =>
        Shop.VerifyTypesAsync(
            "TUT0057",
            "Remove [StatusCode]",
            "[Get(\"/a\")]\npublic Answer One() => new() { Status = 200, Second = 1 };",
            """
            public sealed record Answer
            {
                [StatusCode]
                public int Status { get; init; }

                /// <summary>Not twice.</summary>
                [StatusCode]
                public int Second { get; init; }
            }
            """,
            """
            public sealed record Answer
            {
                [StatusCode]
                public int Status { get; init; }

                /// <summary>Not twice.</summary>
                public int Second { get; init; }
            }
            """
        );

    [Theory]
    [InlineData("TUT0051", "string name, TimeProvider time")]
    [InlineData("TUT0050", "[FromServices] TimeProvider time, string name")]
    public Task ServiceThatAnEndpointTakesIsInjectedIntoTheConstructor(string id, string parameters) =>
        Repair.VerifyAsync(
            id,
            "Inject 'time' into the constructor",
            Shop.Project($"[Get(\"/a\")]\npublic string One({parameters}) => name + time.GetUtcNow();"),
            [
                (
                    Shop.Path,
                    Shop.Text("[Get(\"/a\")]\npublic string One(string name) => name + time.GetUtcNow();")
                        .Replace("class ShopService", "class ShopService(TimeProvider time)", StringComparison.Ordinal)
                ),
            ]
        );

    [Fact]
    public Task ServiceThatIsInjectedAlreadyIsUsedInPlaceOfTheParameter() =>
        Shop.VerifyAsync(
            "TUT0051",
            "Inject 'now' into the constructor",
            """
            private readonly TimeProvider _time;

            public ShopService(TimeProvider time)
            {
                _time = time;
            }

            [Get("/a")]
            public string One(TimeProvider now) => $"{now.GetUtcNow()}";
            """,
            """
            private readonly TimeProvider _time;

            public ShopService(TimeProvider time)
            {
                _time = time;
            }

            [Get("/a")]
            public string One() => $"{_time.GetUtcNow()}";
            """
        );

    [Theory]
    [InlineData(
        "TUT0040",
        "Remove [Authorize]",
        "[Get(\"/a\")]\n[AllowAnonymous]\n[Authorize]",
        "",
        "[Get(\"/a\")]\n[AllowAnonymous]",
        ""
    )]
    [InlineData(
        "TUT0073",
        "Remove [Range]",
        "[Get(\"/a\")]",
        "[Range(1, 10)] string text",
        "[Get(\"/a\")]",
        "string text"
    )]
    [InlineData("TUT0075", "Remove [Required]", "[Get(\"/a\")]", "[Required] int page", "[Get(\"/a\")]", "int page")]
    public Task AttributeThatDoesNotFitIsRemoved(
        string id,
        string title,
        string attributes,
        string parameters,
        string attributesAfter,
        string parametersAfter
    ) => VerifyAsync(id, title, attributes, parameters, attributesAfter, parametersAfter);

    private static Task VerifyAsync(
        string id,
        string title,
        string attributes,
        string parameters,
        string attributesAfter,
        string parametersAfter
    ) =>
        Shop.VerifyAsync(
            id,
            title,
            $"/// <summary>One.</summary>\n{attributes}\npublic string One({parameters}) => \"\";",
            $"/// <summary>One.</summary>\n{attributesAfter}\npublic string One({parametersAfter}) => \"\";"
        );
}
