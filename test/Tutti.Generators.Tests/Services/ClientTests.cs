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
                    /// <inheritdoc cref="M:MyApp.Hello.HelloService.ByeAsync(System.Int32,MyApp.Hello.Mood,System.Threading.CancellationToken)"/>
                    global::System.Threading.Tasks.ValueTask ByeAsync(int @class = 3, global::MyApp.Hello.Mood mood = global::MyApp.Hello.Mood.Bad, global::System.Threading.CancellationToken cancellationToken = default);
                    /// <inheritdoc cref="M:MyApp.Hello.HelloService.Hello(System.String)"/>
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
