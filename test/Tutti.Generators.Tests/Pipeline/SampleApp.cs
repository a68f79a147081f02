using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Pipeline;

/// <summary>A small app with two services, one of which calls the other.</summary>
internal static class SampleApp
{
    public const string HelloFile = "Hello/HelloService.cs";
    public const string WelcomesFile = "Welcomes/WelcomesService.cs";

    public static TestProject Create() =>
        TestProject.Of(
            (
                HelloFile,
                """
                using System.ComponentModel.DataAnnotations;
                using Tutti;
                namespace MyApp.Hello;

                /// <summary>Greets people.</summary>
                [Service("hello")]
                public sealed class HelloService
                {
                    [Get("/hello/{name}", Public = true)]
                    public Greeting Hello([MinLength(1)] string name) => new($"Hello, {name}!");

                    [Post("/hello/many")]
                    public List<Greeting> Many(GreetMany request) => [];
                }
                public sealed record Greeting(string Message);
                public sealed record GreetMany(List<string> Names, Tone Tone = Tone.Warm);
                public enum Tone { Warm, Cold }
                """
            ),
            (
                WelcomesFile,
                """
                using Tutti;
                using MyApp.Hello;
                namespace MyApp.Welcomes;

                [Service("welcomes")]
                public sealed class WelcomesService(IHelloClient hello)
                {
                    [Post("/welcome", Public = true)]
                    public async Task<Welcome> Welcome(string name, CancellationToken ct)
                    {
                        var greeting = await hello.HelloAsync(name, ct);
                        return new(greeting.Message);
                    }
                }
                public sealed record Welcome(string Text);
                """
            )
        ) with
        {
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };
}
