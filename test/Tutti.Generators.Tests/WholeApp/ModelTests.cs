using System.Text.Json;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.WholeApp;

/// <summary>The application model in the built assembly.</summary>
public sealed class ModelTests
{
    private const string Hello = """
        using Tutti;
        namespace MyApp.Hello;
        [Service("hello")]
        public sealed class HelloService
        {
            [Get("/hello/{name}", Public = true)] public string Hello(string name) => name;
            [Endpoint] public ValueTask Tell(int[] numbers) => default;
        }
        """;

    [Fact]
    public void CallsAreFoundWhereverTheClientIs() =>
        AssertCalls(
            """
            public sealed class Caller(IHelloClient hello)
            {
                private readonly IHelloClient _kept = hello;
                private IHelloClient? Maybe => _kept;
                public Task<string> First() => _kept.HelloAsync("x");
                public async Task Second() => await (Maybe?.TellAsync([1]) ?? default);
                public Func<string, Task<string>> Third() => name => hello.HelloAsync(name);
            }
            """,
            "caller → hello.Hello",
            "caller → hello.Tell"
        );

    [Fact]
    public void WhatIsNoMethodOfTheClientIsNoCall() =>
        AssertCalls(
            """
            public sealed class Caller(IHelloClient hello, Other other)
            {
                public object First() => hello.GoneAsync();
                public Task Second() => other.HelloAsync("x");
            }
            public sealed class Other { public Task HelloAsync(string name) => Task.CompletedTask; }
            """
        );

    [Fact]
    public void CallsFromOutsideOfAllServicesAreTheApps()
    {
        var model = Model(
            TestProject.Of(
                ("Hello/HelloService.cs", Hello),
                ("Program.cs", "static Task<string> Call(MyApp.Hello.IHelloClient hello) => hello.HelloAsync(\"x\");")
            ) with
            {
                OutputKind = OutputKind.ConsoleApplication,
            }
        );
        Assert.Equal(["app → hello.Hello"], CallsOf(model));
    }

    [Fact]
    public void ClientsAreFoundInConstructorsOfAllClassesOfAService()
    {
        var model = Model(
            Project(
                """
                public sealed class Helper { public Helper(MyApp.Hello.IHelloClient? hello = null, INothingClient? nothing = null) { } }
                """
            )
        );
        Assert.Equal(
            ["hello"],
            Service(model, "caller").GetProperty("clients").EnumerateArray().Select(c => c.GetString())
        );
    }

    [Fact]
    public void AuthorizationIsWhatTheAttributesOfClassAndMethodSay()
    {
        var model = Model(
            EmittedService.Project(
                """
                [Get("/a"), Authorize("p", Roles = "x,y", AuthenticationSchemes = "s")] public int A() => 1;
                [Get("/b"), AllowAnonymous, Authorize] public int B() => 1;
                [Get("/c")] public int C() => 1;
                """,
                "[Authorize(Roles = \"all\")] public abstract class Base;",
                " : Base"
            )
        );
        var endpoints = Service(model, "shop").GetProperty("endpoints");
        Assert.Equal(
            """{"policies":["p"],"roles":["all","x,y"],"schemes":["s"]}""",
            endpoints[0].GetProperty("authorization").GetRawText()
        );
        Assert.False(endpoints[1].TryGetProperty("authorization", out _));
        Assert.Equal("""{"roles":["all"]}""", endpoints[2].GetProperty("authorization").GetRawText());
    }

    [Fact]
    public void ARequestIsListedByItsMembersAndTheirPlaces()
    {
        var model = Model(
            EmittedService.Project(
                """[Put("/a/{id}")] public void A(Change change, [Query] int page = 1) { }""",
                "public sealed record Change(int Id, [Header(\"If-Match\")] string Version, string? Text = \"x\");"
            )
        );
        var request = Service(model, "shop").GetProperty("endpoints")[0].GetProperty("request");
        Assert.Equal(
            ["route id required", "header If-Match required", "body text = \"x\"", "query page = 1"],
            request.EnumerateArray().Select(Describe)
        );
    }

    [Theory]
    [InlineData("""{ "name": "shop" }""", "shop")]
    [InlineData("""{ "a": { "name": "no" }, /* "name": "no" */ "b": ["name", "no"], "name" : "yes" }""", "yes")]
    [InlineData("{ \"key\": \"name\", // \"name\": \"no\"\n \"name\": \"yes\" }", "yes")]
    [InlineData("{ \"name\": ", "MyApp")]
    [InlineData("", "MyApp")]
    public void TheAppIsNamedInItsFile(string json, string expected)
    {
        var project = Project("")
            .WithAdditionalFile("../tutti.json", json)
            .WithAdditionalFile("../tutti.production.json", "{\"name\":\"other\"}");
        Assert.Equal(expected, Model(project).GetProperty("name").GetString());
    }

    private static void AssertCalls(string code, params string[] expected) =>
        Assert.Equal(expected, CallsOf(Model(Project(code))));

    private static TestProject Project(string code) =>
        TestProject.Of(
            ("Hello/HelloService.cs", Hello),
            (
                "Caller/CallerService.cs",
                "namespace MyApp.Calling; [Tutti.Service(\"caller\")] public sealed class CallerService;"
            ),
            ("Caller/Deep/Below/Caller.cs", "using MyApp.Hello; namespace MyApp.Calling; " + code)
        ) with
        {
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };

    private static IEnumerable<string> CallsOf(JsonElement model) =>
        model.TryGetProperty("calls", out var calls)
            ? calls
                .EnumerateArray()
                .Select(c => $"{c.GetProperty("from")} → {c.GetProperty("to")}.{c.GetProperty("endpoint")}")
            : [];

    private static JsonElement Service(JsonElement model, string name) =>
        model.GetProperty("services").EnumerateArray().Single(s => s.GetProperty("name").GetString() == name);

    private static string Describe(JsonElement member) =>
        $"{member.GetProperty("in")} {member.GetProperty("name")}"
        + (member.TryGetProperty("required", out var required) && required.GetBoolean() ? " required" : "")
        + (member.TryGetProperty("default", out var missing) ? $" = {missing.GetString()}" : "");

    private static JsonElement Model(TestProject project)
    {
        var model = project.Generate().Compilation.Assembly.GetTypeByMetadataName("Tutti.Generated.ApplicationModel")!;
        var json = (string)((IFieldSymbol)model.GetMembers("Json").Single()).ConstantValue!;
        return JsonDocument.Parse(json).RootElement;
    }
}
