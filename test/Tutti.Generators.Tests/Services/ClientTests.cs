using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Services;

public sealed class ClientTests
{
    [Fact]
    public void AClientHasAMethodForEachEndpoint() =>
        AssertClient(
            """
            [Get("/hello/{name}", Public = true)]
            public Greeting Hello(string name) => new(name);

            [Post("/bye")]
            public ValueTask ByeAsync(int @class = 3, Mood mood = Mood.Bad, CancellationToken ct = default) => default;
            """,
            """
            namespace MyApp.Hello
            {
                /// <summary>Calls the service <c>hello</c>. <inheritdoc cref="T:MyApp.Hello.HelloService" path="/summary/node()"/></summary>
                [global::Tutti.CompilerServices.GeneratedClient("hello")]
                public interface IHelloClient
                {
                    /// <inheritdoc cref="global::MyApp.Hello.HelloService.ByeAsync"/>
                    global::System.Threading.Tasks.ValueTask ByeAsync(int @class = 3, global::MyApp.Hello.Mood mood = global::MyApp.Hello.Mood.Bad, global::System.Threading.CancellationToken cancellationToken = default);
                    /// <inheritdoc cref="global::MyApp.Hello.HelloService.Hello"/>
                    global::System.Threading.Tasks.Task<global::MyApp.Hello.Greeting> HelloAsync(string name, global::System.Threading.CancellationToken cancellationToken = default);
                }
            }
            """
        );

    [Fact]
    public void AnEndpointThatSpeaksHttpItselfHasNoMethod() =>
        AssertClient(
            """
            [Get("/hello/{name}")]
            public Greeting Hello(string name) => new(name);

            [Post("/upload")]
            public Task Upload(Microsoft.AspNetCore.Http.HttpContext context) => Task.CompletedTask;

            [Get("/page")]
            public Microsoft.AspNetCore.Http.IResult Page() => Microsoft.AspNetCore.Http.Results.Text("page");
            """,
            """
            namespace MyApp.Hello
            {
                /// <summary>Calls the service <c>hello</c>. <inheritdoc cref="T:MyApp.Hello.HelloService" path="/summary/node()"/></summary>
                [global::Tutti.CompilerServices.GeneratedClient("hello")]
                public interface IHelloClient
                {
                    /// <inheritdoc cref="global::MyApp.Hello.HelloService.Hello"/>
                    global::System.Threading.Tasks.Task<global::MyApp.Hello.Greeting> HelloAsync(string name, global::System.Threading.CancellationToken cancellationToken = default);
                }
            }
            """
        );

    private static void AssertClient(string members, string expected)
    {
        var source = $$"""
            using Tutti;
            namespace MyApp.Hello;
            [Service("hello")]
            public sealed class HelloService
            {
            {{members}}
            }
            public sealed record Greeting(string Message);
            public enum Mood { Good, Bad }
            """;
        var run = TestProject.Of(("Hello/HelloService.cs", source)).Generate(implementation: false);
        Assert.Equal(expected, Body(run.Sources["hello.Client.g.cs"]));
    }

    private static string Body(string source) =>
        source[source.IndexOf("namespace", StringComparison.Ordinal)..].TrimEnd();
}
