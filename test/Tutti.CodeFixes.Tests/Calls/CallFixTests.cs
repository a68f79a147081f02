using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Calls;

public sealed class CallFixTests
{
    private const string Path = "Welcomes/WelcomesService.cs";

    private const string Hello = """
        using Tutti;

        namespace MyApp.Hello;

        /// <summary>Greets.</summary>
        [Service("hello")]
        public sealed class HelloService
        {
            /// <summary>Greets one.</summary>
            [Get("/hello/{name}")]
            public string Hello(string name) => name;

            [Get("/bye/{name}")]
            public async Task<string> ByeAsync(string name, CancellationToken ct) => await Task.FromResult(name);
        }
        """;

    [Theory]
    [InlineData("HelloAsnc", "HelloAsync")]
    [InlineData("Hello", "HelloAsync")]
    [InlineData("Helo", "HelloAsync")]
    [InlineData("Bye", "ByeAsync")]
    public Task MethodThatAClientDoesNotHaveIsTheNearestOne(string before, string after) =>
        VerifyAsync(
            "CS1061",
            $"Change '{before}' to '{after}'",
            "(IHelloClient hello)",
            $"public Task<string> Welcome() => hello.{before}(\"you\");",
            "(IHelloClient hello)",
            $"public Task<string> Welcome() => hello.{after}(\"you\");"
        );

    [Fact]
    public async Task MethodThatIsFarFromAllHasNoFix()
    {
        var project = Project("(IHelloClient hello)", "public Task<string> Welcome() => hello.Deliver(\"you\");");
        Assert.Empty(await Repair.OffersAsync(IdeProject.Open(project), "CS1061"));
    }

    [Fact]
    public Task ClientThatDoesNotExistIsTheNearestOne() =>
        VerifyAsync(
            "CS0246",
            "Change 'IHeloClient' to 'IHelloClient'",
            "(IHeloClient hello)",
            "public Task<string> Welcome() => hello.HelloAsync(\"you\");",
            "(IHelloClient hello)",
            "public Task<string> Welcome() => hello.HelloAsync(\"you\");"
        );

    [Fact]
    public async Task ClientOfAnotherNamespaceGetsItsUsing()
    {
        var text = Text("(IHelloClient hello)", "public Task<string> Welcome() => hello.HelloAsync(\"you\");");
        var before = text.Replace("using MyApp.Hello;\n", "", StringComparison.Ordinal);
        await Repair.VerifyAsync(
            "CS0246",
            "using MyApp.Hello;",
            Shop.Library(("Hello/HelloService.cs", Hello), (Path, before)),
            [(Path, text)]
        );
    }

    [Theory]
    [InlineData("Lazy<IHelloClient> hello", "hello.Value.HelloAsync(\"you\")")]
    [InlineData("Func<IHelloClient> hello", "hello().HelloAsync(\"you\")")]
    public Task WrappedClientIsTakenItself(string parameter, string call) =>
        VerifyAsync(
            "TUT0081",
            "Take IHelloClient itself",
            $"({parameter})",
            $"public Task<string> Welcome() => {call};",
            "(IHelloClient hello)",
            "public Task<string> Welcome() => hello.HelloAsync(\"you\");"
        );

    [Theory]
    [InlineData("services.GetRequiredService<IHelloClient>()")]
    [InlineData("((IHelloClient)services.GetService(typeof(IHelloClient))!)")]
    public Task LocatedClientTakesThePlaceOfTheServiceProvider(string located) =>
        VerifyAsync(
            "TUT0084",
            "Take IHelloClient as a parameter of the constructor",
            "(IServiceProvider services)",
            $"public Task<string> Welcome() => {located}.HelloAsync(\"you\");",
            "(IHelloClient hello)",
            "public Task<string> Welcome() => hello.HelloAsync(\"you\");"
        );

    [Fact]
    public Task LocatedClientStandsBesideAServiceProviderThatIsUsedElsewhere() =>
        VerifyAsync(
            "TUT0084",
            "Take IHelloClient as a parameter of the constructor",
            "(IServiceProvider services)",
            "public string Welcome() => $\"{services}{services.GetRequiredService<IHelloClient>()}\";",
            "(IServiceProvider services, IHelloClient hello)",
            "public string Welcome() => $\"{services}{hello}\";",
            "TUT0090"
        );

    [Fact]
    public Task LocatedClientIsKeptInAFieldByAnOrdinaryConstructor() =>
        VerifyAsync(
            "TUT0084",
            "Take IHelloClient as a parameter of the constructor",
            "",
            """
            private readonly IServiceProvider _services;

                public WelcomesService(IServiceProvider services)
                {
                    _services = services;
                }

                public Task<string> Welcome() => _services.GetRequiredService<IHelloClient>().HelloAsync("you");
            """,
            "",
            """
            private readonly IHelloClient _hello;
                private readonly IServiceProvider _services;

                public WelcomesService(IServiceProvider services, IHelloClient hello)
                {
                    _services = services;
                    _hello = hello;
                }

                public Task<string> Welcome() => _hello.HelloAsync("you");
            """,
            // The service provider stays, since the constructor may need it.
            "TUT0090"
        );

    [Fact]
    public Task CreatedServiceIsCalledByItsClient() =>
        VerifyAsync(
            "TUT0085",
            "Call it by IHelloClient",
            "",
            "public string Welcome(CancellationToken ct) => new HelloService().Hello(\"you\").Trim();",
            "(IHelloClient hello)",
            "public async Task<string> Welcome(CancellationToken ct) => (await hello.HelloAsync(\"you\", ct)).Trim();"
        );

    [Fact]
    public Task CreatedServiceWithAnAsynchronousMethodIsCalledByItsClient() =>
        VerifyAsync(
            "TUT0085",
            "Call it by IHelloClient",
            "",
            "public async Task<string> Welcome(CancellationToken ct) => await new HelloService().ByeAsync(\"you\", ct);",
            "(IHelloClient hello)",
            "public async Task<string> Welcome(CancellationToken ct) => await hello.ByeAsync(\"you\", ct);"
        );

    [Theory]
    [InlineData(
        "public async Task<string> Welcome(CancellationToken ct) => await welcomes.GreetAsync(\"you\", ct);",
        "public string Welcome(CancellationToken ct) => Greet(\"you\");"
    )]
    [InlineData(
        "public async Task Welcome(CancellationToken ct) => await welcomes.WaitAsync(1, ct);",
        "public async Task Welcome(CancellationToken ct) => await Wait(1, ct);"
    )]
    public Task OwnEndpointIsCalledDirectly(string before, string after)
    {
        const string Endpoints = """

                [Get("/greet/{name}")]
                public string Greet(string name) => name;

                [Get("/wait/{seconds}")]
                public Task Wait(int seconds, CancellationToken ct) => Task.Delay(seconds, ct);
            """;
        return VerifyAsync(
            "TUT0082",
            "Call the methods directly",
            "(IWelcomesClient welcomes)",
            "[Get(\"/welcome\")]\n    " + before + Endpoints,
            "",
            "[Get(\"/welcome\")]\n    " + after + Endpoints
        );
    }

    [Theory]
    [InlineData(
        "TUT0088",
        "string",
        "hello.HelloAsync(\"you\").Result.Trim()",
        "(await hello.HelloAsync(\"you\")).Trim()"
    )]
    [InlineData(
        "TUT0088",
        "string",
        "hello.HelloAsync(\"you\").GetAwaiter().GetResult()",
        "await hello.HelloAsync(\"you\")"
    )]
    [InlineData("TUT0089", "void", "hello.HelloAsync(\"you\")", "await hello.HelloAsync(\"you\")")]
    public Task CallIsAwaited(string id, string result, string before, string after) =>
        VerifyAsync(
            id,
            "Await it",
            "(IHelloClient hello)",
            $"[Get(\"/a\")]\n    public {result} Welcome() => {before};",
            "(IHelloClient hello)",
            $"[Get(\"/a\")]\n    public async Task{(result == "void" ? "" : $"<{result}>")} Welcome() => {after};"
        );

    [Fact]
    public Task ClassOfAnotherServiceIsReplacedByItsClient() =>
        VerifyAsync(
            "TUT0086",
            "Take IHelloClient",
            "(HelloService hello)",
            "public string Welcome(string name) => hello.Hello(name) + hello.Hello(\"you\").Trim();",
            "(IHelloClient hello)",
            "public async Task<string> Welcome(string name) => await hello.HelloAsync(name) + (await hello.HelloAsync(\"you\")).Trim();"
        );

    private static Task VerifyAsync(
        string id,
        string title,
        string head,
        string members,
        string headAfter,
        string membersAfter,
        params string[] remaining
    ) => Repair.VerifyAsync(id, title, Project(head, members), [(Path, Text(headAfter, membersAfter))], remaining);

    private static Generators.Tests.Harness.TestProject Project(string head, string members) =>
        Shop.Library(("Hello/HelloService.cs", Hello), (Path, Text(head, members)));

    private static string Text(string head, string members) =>
        $$"""
            using Microsoft.Extensions.DependencyInjection;
            using MyApp.Hello;
            using Tutti;

            namespace MyApp.Welcomes;

            /// <summary>Welcomes.</summary>
            [Service("welcomes")]
            public sealed class WelcomesService{{head}}
            {
                {{members}}
            }
            """;
}
