using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Rename;
using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Ide;

public sealed class NavigationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DefinitionOfAClientsMethodIsTheGeneratedInterfaceThatNamesTheEndpoint()
    {
        var project = HelloApp.Open();
        var called = await SymbolAsync(project, HelloApp.Welcomes, "GreetAsync");

        var definition = await SymbolFinder.FindSourceDefinitionAsync(called, project.Solution, Cancellation);

        var place = Assert.Single(definition!.Locations);
        Assert.EndsWith("hello.Client.g.cs", place.SourceTree!.FilePath, StringComparison.Ordinal);
        var cref = (await place.SourceTree.GetRootAsync(Cancellation))
            .FindNode(place.SourceSpan)
            .DescendantNodes(descendIntoTrivia: true)
            .OfType<XmlCrefAttributeSyntax>()
            .Single();
        var model = (await project.Project.GetCompilationAsync(Cancellation))!.GetSemanticModel(place.SourceTree);
        var endpoint = model.GetSymbolInfo(cref.Cref, Cancellation).Symbol;
        Assert.Equal("MyApp.Hello.HelloService.Greet(string)", endpoint!.ToDisplayString());
        Assert.EndsWith("HelloService.cs", endpoint.Locations[0].SourceTree!.FilePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReferencesOfAnEndpointIncludeTheClientThatLeadsToItsCallers()
    {
        var project = HelloApp.Open();
        var endpoint = await SymbolAsync(project, HelloApp.Hello, "Greet");

        var found = await SymbolFinder.FindReferencesAsync(endpoint, project.Solution, Cancellation);

        var client = found.SelectMany(symbol => symbol.Locations).Select(location => location.Document);
        Assert.Contains("hello.Client.g.cs", client.Select(document => Path.GetFileName(document.FilePath)));

        var method = await SymbolAsync(project, HelloApp.Welcomes, "GreetAsync");
        var callers = await SymbolFinder.FindReferencesAsync(method, project.Solution, Cancellation);
        Assert.Contains(
            "WelcomesService.cs",
            callers.SelectMany(symbol => symbol.Locations).Select(location => location.Document.Name)
        );
    }

    [Fact]
    public async Task RenamingAnEndpointRenamesTheClientsMethodAndItsCallersAreOfferedTheNewName()
    {
        var project = HelloApp.Open();
        var endpoint = await SymbolAsync(project, HelloApp.Hello, "Greet");

        var renamed = project.With(
            await Renamer.RenameSymbolAsync(
                project.Solution,
                endpoint,
                new SymbolRenameOptions(),
                "Greeting",
                Cancellation
            )
        );

        var compilation = await renamed.Project.GetCompilationAsync(Cancellation);
        Assert.NotEmpty(compilation!.GetSymbolsWithName("GreetingAsync", SymbolFilter.Member, Cancellation));
        var repaired = await Repair.ApplyAsync(renamed, "CS1061", "Change 'GreetAsync' to 'GreetingAsync'");
        Assert.Empty(await Repair.BuildAsync(await repaired.SourceAsync()));
    }

    [Fact]
    public async Task RenamingAParameterOfAnEndpointLeavesTheAppWithoutErrors()
    {
        var project = HelloApp.Open();
        var endpoint = (IMethodSymbol)await SymbolAsync(project, HelloApp.Hello, "Leave");

        var renamed = await Renamer.RenameSymbolAsync(
            project.Solution,
            endpoint.Parameters[0],
            new SymbolRenameOptions(RenameInStrings: true),
            "who",
            Cancellation
        );

        var source = await project.With(renamed).SourceAsync();
        Assert.Contains("Leave(string who)", source.Text(HelloApp.Hello));
    }

    private static async Task<ISymbol> SymbolAsync(IdeProject project, string path, string name)
    {
        var document = project.Document(path);
        var position = await HelloApp.PositionAsync(document, name + "(");
        var symbol = await SymbolFinder.FindSymbolAtPositionAsync(document, position, Cancellation);
        return symbol ?? throw new InvalidOperationException($"There is no symbol '{name}' in {path}.");
    }
}
