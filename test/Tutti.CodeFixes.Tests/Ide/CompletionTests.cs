using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;

namespace Tutti.CodeFixes.Tests.Ide;

public sealed class CompletionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClientOffersItsEndpointsWithTheirDocumentation()
    {
        var (document, position) = await HelloApp.TypeAsync(
            HelloApp.Open(),
            HelloApp.Welcomes,
            "hello.GreetAsync(name)",
            "hello."
        );
        await AssertOffersEndpointsAsync(document, position);
    }

    [Fact]
    public async Task ClientOffersItsEndpointsWhileOtherFilesHaveErrors()
    {
        var project = HelloApp.Open(
            (
                "Broken/BrokenService.cs",
                "using Tutti; [Service(\"broken\")] public class BrokenService { [Get(\"/x\")] public Unknown X( => ; "
            ),
            ("Shared/Types.cs", "namespace MyApp; public sealed record { int int }")
        );
        var (document, position) = await HelloApp.TypeAsync(
            project,
            HelloApp.Welcomes,
            "hello.GreetAsync(name)",
            "hello."
        );
        await AssertOffersEndpointsAsync(document, position);
    }

    [Fact]
    public async Task ClientOffersAnEndpointThatWasJustTyped()
    {
        var project = HelloApp.Open();
        var (hello, _) = await HelloApp.TypeAsync(
            project,
            HelloApp.Hello,
            "    /// <summary>Takes leave.",
            "    [Post(\"/wave\")]\n    public void Wave() { }\n\n    /// <summary>Takes leave."
        );
        var (document, position) = await HelloApp.TypeAsync(
            project.With(hello.Project.Solution),
            HelloApp.Welcomes,
            "hello.GreetAsync(name)",
            "hello."
        );
        Assert.Contains("WaveAsync", (await ItemsAsync(document, position)).Select(item => item.DisplayText));
    }

    [Fact]
    public async Task ConstructorParameterOffersClients()
    {
        var (document, position) = await HelloApp.TypeAsync(
            HelloApp.Open(),
            HelloApp.Welcomes,
            "IHelloClient hello",
            "IHel"
        );
        Assert.Contains("IHelloClient", (await ItemsAsync(document, position)).Select(item => item.DisplayText));
    }

    private static async Task AssertOffersEndpointsAsync(Document document, int position)
    {
        var items = await ItemsAsync(document, position);
        Assert.Equal(
            ["GreetAsync", "LeaveAsync"],
            items.Select(item => item.DisplayText).Where(name => name.EndsWith("Async", StringComparison.Ordinal))
        );
        var description = await CompletionService
            .GetService(document)!
            .GetDescriptionAsync(document, items.Single(item => item.DisplayText == "GreetAsync"), Cancellation);
        Assert.Contains("Greets one politely.", description!.Text);
        Assert.Contains("Task<string> IHelloClient.GreetAsync(string name, ", description.Text);
    }

    private static async Task<IReadOnlyList<CompletionItem>> ItemsAsync(Document document, int position) =>
        (
            await CompletionService
                .GetService(document)!
                .GetCompletionsAsync(document, position, cancellationToken: Cancellation)
        ).ItemsList;
}
