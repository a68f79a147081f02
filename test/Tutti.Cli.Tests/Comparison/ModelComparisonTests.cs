using Tutti.DevHost.Comparison;
using Tutti.Model;
using static Tutti.Cli.Tests.Comparison.Models;

namespace Tutti.Cli.Tests.Comparison;

public sealed class ModelComparisonTests
{
    private static readonly EndpointModel Hello = Get("Hello", "/hello/{name}", [Query("name")]);
    private static readonly EndpointModel Yo = Get("Yo", "/yo/{name}", [Query("name")]);

    [Fact]
    public void EqualModelsHaveNoDifferences() =>
        Assert.Empty(Compare(App(Service("hello", Hello, Yo)), App(Service("hello", Hello, Yo))));

    [Fact]
    public void NamesOfTypesAndDocumentationDoNotCount()
    {
        var before = App(
            Service("hello", Hello with { Response = Type("A.Greeting") }),
            Record("A.Greeting", Member("message"))
        );
        var after = App(
            Service("hello", Hello with { Response = Type("B.Salute"), Doc = "New." }),
            Record("B.Salute", Member("message"))
        );

        Assert.Empty(Compare(before, after));
    }

    [Fact]
    public void EndpointThatChangesItsServiceHasMoved()
    {
        var changes = Compare(
            App(Service("hello", Hello, Yo) with { Directory = "." }),
            App(Service("hello", Hello), Service("yo", Yo))
        );

        Assert.Equal(
            ["ServiceMoved hello: . → hello", "ServiceAdded yo: → yo", "EndpointMoved yo.Yo: hello.Yo → yo.Yo"],
            changes
        );
    }

    [Fact]
    public void EndpointThatIsRenamedIsKnownByItsRoute() =>
        Assert.Equal(
            ["EndpointMoved hello.Hey: hello.Hello → hello.Hey"],
            Compare(App(Service("hello", Hello)), App(Service("hello", Hello with { Name = "Hey" })))
        );

    [Fact]
    public void EndpointsAndServicesComeAndGo() =>
        Assert.Equal(
            [
                "ServiceAdded a: → a",
                "EndpointAdded a.Yo: → GET /yo/{name}",
                "ServiceRemoved b: b →",
                "EndpointRemoved b.Hello: GET /hello/{name} →",
            ],
            Compare(App(Service("b", Hello)), App(Service("a", Yo)))
        );

    [Fact]
    public void RouteAccessAndSettingsAreCompared()
    {
        var changed = Hello with
        {
            Path = "/greet/{name}",
            Public = false,
            Authorization = new() { Roles = Texts("admin"), Policies = Texts("adults") },
            Timeout = "00:00:05",
            Idempotent = true,
        };

        Assert.Equal(
            [
                "RouteChanged hello.Hello: GET /hello/{name} → GET /greet/{name}",
                "AccessChanged hello.Hello: public, anybody → private, role admin and policy adults",
                "SettingChanged hello.Hello timeout: default → 00:00:05",
                "SettingChanged hello.Hello idempotent: no → yes",
            ],
            Compare(App(Service("hello", Hello)), App(Service("hello", changed)))
        );
    }

    [Fact]
    public void RequestMembersAreCompared()
    {
        var before = Get(
            "Find",
            "/find",
            [Query("text"), Query("limit"), Query("old"), Query("page", required: false)]
        );
        var after = Get(
            "Find",
            "/find",
            [
                Query("text") with
                {
                    In = "header",
                },
                Query("limit", required: false) with
                {
                    Default = "10",
                },
                Query("page"),
                Query("size") with
                {
                    Type = new() { Kind = "int32", Nullable = true },
                    Required = false,
                },
            ]
        );

        Assert.Equal(
            [
                "RequestMemberChanged s.Find text: from query → from header",
                "RequestMemberMadeOptional s.Find limit: string (query) → string, optional (query)",
                "RequestMemberMadeRequired s.Find page: string, optional (query) → string (query)",
                "RequestMemberAdded s.Find size: → int32?, optional (query)",
                "RequestMemberRemoved s.Find old: string (query) →",
            ],
            Compare(App(Service("s", before)), App(Service("s", after)))
        );
    }

    [Fact]
    public void RulesOfRequestsCountAndThoseOfResponsesDoNot()
    {
        var strict = Member("text") with { Rules = Texts("StringLength(5)") };
        var endpoint = Get("Say", "/say", [Query("line") with { Type = Type("Line"), In = "wholeBody" }]) with
        {
            Response = Type("Line"),
        };

        Assert.Equal(
            ["RequestMemberChanged s.Say line.text: rules none → rules [StringLength(5)]"],
            Compare(
                App(Service("s", endpoint), Record("Line", Member("text"))),
                App(Service("s", endpoint), Record("Line", strict))
            )
        );
    }

    [Fact]
    public void ResponsesAreComparedAsDeepAsTheyGo()
    {
        var endpoint = Get("List", "/list", []) with
        {
            Response = new() { Kind = "list", Item = Type("Item") },
        };
        var next = Member("next") with { Type = Type("Item") with { Nullable = true }, Required = false };
        var before = App(
            Service("s", endpoint),
            Record("Item", Member("name"), Member("price"), Color("color"), next),
            Colors("red")
        );
        var after = App(
            Service("s", endpoint),
            Record(
                "Item",
                Member("name") with
                {
                    Required = false,
                },
                Member("price") with
                {
                    Type = new() { Kind = "decimal" },
                },
                Color("color"),
                next
            ),
            Colors("red", "blue")
        );

        Assert.Equal(
            [
                "ResponseMemberMadeOptional s.List [].name: string → string, optional",
                "ResponseMemberChanged s.List [].price: string → decimal",
                "ResponseMemberAdded s.List [].color=blue: → value",
            ],
            Compare(before, after)
        );
    }

    [Fact]
    public void ResponseThatIsGoneIsRemoved() =>
        Assert.Equal(
            ["ResponseMemberRemoved hello.Hello (body): Greeting →"],
            Compare(
                App(Service("hello", Hello with { Response = Type("Greeting") }), Record("Greeting")),
                App(Service("hello", Hello))
            )
        );

    [Fact]
    public void CallsComeAndGo()
    {
        var app = App(Service("a", Hello), Service("b", Yo));

        Assert.Equal(
            ["CallRemoved a: b.Yo →", "CallAdded b: → a.Hello"],
            Compare(app with { Calls = Calls(("a", "b", "Yo")) }, app with { Calls = Calls(("b", "a", "Hello")) })
        );
    }

    private static string[] Compare(ApplicationModel before, ApplicationModel after) =>
        [.. ModelComparison.Compare(before, after).Select(Text)];

    private static string Text(ModelChange change)
    {
        var endpoint = change.Endpoint is null ? "" : $".{change.Endpoint}";
        var member = change.Member is null ? "" : $" {change.Member}";
        return $"{change.Kind} {change.Service}{endpoint}{member}: {$"{change.Before} → {change.After}".Trim()}";
    }
}
