using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Endpoints;

public sealed class BindTests
{
    [Fact]
    public void ParametersAreReadFromRouteQueryHeaderAndCookie() =>
        AssertBind(
            """
            [Get("/items/{ID}/{*rest}")]
            public int Find(Guid id, string rest, [Header] string ifMatch, [Cookie("v")] int visitor, int page = 1, long? after = null, string? q = "x") => 1;
            """,
            "",
            """
            public override Arguments Bind(scoped ref RequestReader reader) =>
                new(
                    reader.Value<System.Guid, GuidParser>(ValueSource.Route, "ID"),
                    reader.Value<string, StringParser>(ValueSource.Route, "rest"),
                    reader.Value<string, StringParser>(ValueSource.Header, "If-Match"),
                    reader.Value<int, IntegerParser<int>>(ValueSource.Cookie, "v"),
                    reader.Value<int, IntegerParser<int>>(ValueSource.Query, "page", 1),
                    reader.TryValue<long, IntegerParser<long>>(ValueSource.Query, "after", out var found1) ? found1 : null,
                    reader.TryValue<string, StringParser>(ValueSource.Query, "q", out var found2) ? found2 : "x"
                );
            """
        );

    [Fact]
    public void AbsentListsAreEmptyUnlessTheyMayBeNull() =>
        AssertBind(
            """
            [Get("/items")]
            public int Find(int[] ids, List<string> names, [Query("t")] IReadOnlyList<int>? tags, [Header] string[]? accept) => 1;
            """,
            "",
            """
            public override Arguments Bind(scoped ref RequestReader reader) =>
                new(
                    reader.Values<int, IntegerParser<int>>(ValueSource.Query, "ids") ?? [],
                    [.. reader.Values<string, StringParser>(ValueSource.Query, "names") ?? []],
                    reader.Values<int, IntegerParser<int>>(ValueSource.Query, "t") is { } found1 ? [.. found1] : null,
                    reader.Values<string, StringParser>(ValueSource.Header, "Accept")
                );
            """
        );

    [Fact]
    public void ARequestThatIsAllInTheBodyIsTheBody() =>
        AssertBind(
            """
            [Post("/items")]
            public void Find(NewItem item) { }
            """,
            "public sealed record NewItem(string Name);",
            """
            public override Arguments Bind(scoped ref RequestReader reader) =>
                new(reader.Body(Codecs.MyApp_Shop_NewItem)!);
            """
        );

    [Fact]
    public void ARequestIsMadeOfItsPlacesTheRouteFirst() =>
        AssertBind(
            """
            [Put("/items/{id}")]
            public void Find(NewItem item) { }
            """,
            """public sealed record NewItem([Query] int Id, [Header("If-Match")] string Version, string Name, int Count = 3);""",
            """
            private static NewItem BindRequest(scoped ref RequestReader reader)
            {
                var body = reader.Body(Codecs.Tutti_Generated_Services_Shop_FindEndpoint_RequestBody, rules: typeof(NewItem));
                return
                    new NewItem(
                        reader.Value<int, IntegerParser<int>>(ValueSource.Route, "id"),
                        reader.Value<string, StringParser>(ValueSource.Header, "If-Match"),
                        body.Name,
                        body.Count
                    );
            }
            """,
            "BindRequest"
        );

    [Fact]
    public void ARequestOfAMethodWithoutBodyIsReadFromTheQuery() =>
        AssertBind(
            """
            [Delete("/items")]
            public void Find(Search search) { }
            """,
            "public readonly record struct Search(string? Text, int Page = 1);",
            """
            private static Search BindRequest(scoped ref RequestReader reader)
            {
                return
                    new Search(
                        reader.TryValue<string, StringParser>(ValueSource.Query, "text", out var found1) ? found1 : null,
                        reader.Value<int, IntegerParser<int>>(ValueSource.Query, "page", 1)
                    );
            }
            """,
            "BindRequest"
        );

    [Fact]
    public void AMemberThatIsNotGivenKeepsItsInitialValue() =>
        AssertBind(
            """
            [Patch("/items/{id}")]
            public void Find(Change change) { }
            """,
            """
            public sealed class Change
            {
                public required int Id { get; init; }
                [Query] public int Page { get; init; } = 7;
                public string Text { get; set; } = "none";
            }
            """,
            """
            private static Change BindRequest(scoped ref RequestReader reader)
            {
                var body = reader.Body(Codecs.Tutti_Generated_Services_Shop_FindEndpoint_RequestBody, rules: typeof(Change));
                var request =
                    new Change()
                    {
                        Id = reader.Value<int, IntegerParser<int>>(ValueSource.Route, "id"),
                    };
                if (reader.TryValue<int, IntegerParser<int>>(ValueSource.Query, "page", out var found1))
                {
                    SetPage(request, found1);
                }
                if (body.Text_IsGiven)
                {
                    request.Text = body.Text;
                }
                return request;
            }
            """,
            "BindRequest"
        );

    [Fact]
    public void AnEndpointWithoutRouteReadsNothing() =>
        AssertBind(
            """
            [Endpoint]
            public void Find(int number) { }
            """,
            "",
            "public override Arguments Bind(scoped ref RequestReader reader) => throw new System.NotSupportedException();"
        );

    [Fact]
    public void AnEndpointWithoutRouteTakesAnyParameters() =>
        Assert.True(
            EmittedService
                .Of(
                    "[Endpoint] public void Find(Item first, Item second, Dictionary<string, Item> third, [Query] int page) { }",
                    "public sealed record Item(Item? Next, [Header] string Name);"
                )
                .Has("FindEndpoint", "Arguments")
        );

    private static void AssertBind(string members, string types, string expected, string member = "Bind") =>
        Assert.Equal(expected, EmittedService.Of(members, types).Member("FindEndpoint", member));
}
