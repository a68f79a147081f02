using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Pipeline;

/// <summary>
/// When the generator looks at symbols again. What it does not look at it takes from the last time, so each change of meaning has to be noticed,
/// in whatever file it is made.
/// </summary>
public sealed class ReadingTests
{
    private const string TypesFile = "Orders/Types.cs";
    private const string BasesFile = "Shared/Bases.cs";
    private const string ServiceFile = "Orders/OrdersService.cs";

    private static readonly TestProject Project = Create();

    [Fact]
    public void AKeystrokeInABodyLooksAtNoTypeOfAnyFile() => AssertReads(0, ServiceFile, "\"none\"", "\"nobody\"");

    [Fact]
    public void AStatementMoreInABodyLooksAtNoTypeOfAnyFile() =>
        AssertReads(0, ServiceFile, "return new", "var other = 1; other++; return new");

    [Fact]
    public void AnExpressionAsBodyIsABodyToo() => AssertReads(0, ServiceFile, "=> 1;", "=> 1 + 1;");

    [Fact]
    public void AHalfWrittenBodyLooksAgain() =>
        // Where it ends is not yet known, nor what behind it is a declaration.
        AssertReads(2, ServiceFile, "return new(id, \"none\");\n    }", "return new(id, \"none\");");

    [Fact]
    public void ADirectiveInABodyLooksAgain() =>
        AssertReads(2, ServiceFile, "return new", "\n#nullable disable\n return new");

    [Fact]
    public void AChangedSignatureLooksAgain() =>
        AssertReads(2, ServiceFile, "Order Find(int id)", "Order Find(long id)");

    [Fact]
    public void AnIdeLooksAtDeclarationsAlone()
    {
        var reads = 0;
        var driver = Driver(() => reads++, implementation: false).RunGenerators(Project.Compile());
        Assert.Equal(1, reads);
        var edited = Project.Edit(ServiceFile, "\"none\"", "\"nobody\"");
        driver.RunGenerators(edited.Compile());
        Assert.Equal(1, reads);
    }

    [Theory]
    [InlineData("a renamed type", TypesFile, "class Line : Named", "class Row : Named", null)]
    [InlineData("a changed base class", TypesFile, ": Named", ": Numbered", "\"number\"")]
    [InlineData(
        "a member of a base class",
        BasesFile,
        "class Named {",
        "class Named { public int Extra { get; init; }",
        "extra"
    )]
    [InlineData("a changed using alias", TypesFile, "using Amount = int;", "using Amount = decimal;", "decimal")]
    [InlineData(
        "a changed global alias",
        BasesFile,
        "global using Key = int;",
        "global using Key = System.Guid;",
        "Guid"
    )]
    [InlineData("a member's nullability", TypesFile, "string Text", "string? Text", null)]
    [InlineData("a context's nullability", BasesFile, "#nullable enable", "#nullable disable", null)]
    [InlineData("a changed constant", BasesFile, "Most = 10", "Most = 20", "20")]
    [InlineData("a member of an enum", BasesFile, "enum State { Open", "enum State { Draft, Open", "Draft")]
    [InlineData("an attribute", TypesFile, "[MaxLength(5)]", "[MaxLength(6)]", "6")]
    [InlineData("a doc comment", TypesFile, "An order.", "An order of a customer.", "An order of a customer.")]
    [InlineData("a type that was missing", BasesFile, "class Spare", "class Missing", "Missing")]
    public void AChangeElsewhereIsSeenAsIfAllWereNew(
        string what,
        string file,
        string old,
        string changed,
        string? expected
    )
    {
        var edited = Project.Edit(file, old, changed);
        var after = Project.Generate().Then(edited);
        var anew = edited.Generate();
        Assert.Equal(anew.Sources, after.Sources);
        Assert.True(Project.Generate().Sources.Any(s => after.Sources.GetValueOrDefault(s.Key) != s.Value), what);
        Assert.Contains(after.Sources.Values, text => text.Contains(expected ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public void AClassThatBeginsToChangeItsStateIsSeenThoughOnlyABodyChanged()
    {
        var edited = Project.Edit(ServiceFile, "=> 1;", "=> ++start;");
        var after = Project.Generate().Then(edited);
        Assert.Equal(edited.Generate().Sources, after.Sources);
        Assert.Contains("IsStateless => false", after.Sources["orders.Service.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherReferenceLooksAgain()
    {
        var edited = Project with { References = [.. Project.References.Skip(1), .. Project.References.Take(1)] };
        Assert.Equal(2, ReadsAfter(edited));
    }

    [Fact]
    public void AnotherSymbolOfThePreprocessorLooksAgain()
    {
        var reads = 0;
        var compilation = Project.Compile();
        var driver = Driver(() => reads++, implementation: true).RunGenerators(compilation);
        var trees = compilation.SyntaxTrees.Select(tree =>
            tree.WithRootAndOptions(
                tree.GetRoot(),
                ((CSharpParseOptions)tree.Options).WithPreprocessorSymbols("ANOTHER")
            )
        );

        driver.RunGenerators(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees));

        Assert.Equal(4, reads);
    }

    private static void AssertReads(int expected, string file, string old, string changed) =>
        Assert.Equal(expected, ReadsAfter(Project.Edit(file, old, changed)));

    private static int ReadsAfter(TestProject edited)
    {
        var reads = 0;
        var driver = Driver(() => reads++, implementation: true).RunGenerators(Project.Compile());
        Assert.Equal(2, reads);
        reads = 0;
        var result = driver.RunGenerators(edited.Compile()).GetRunResult();
        Assert.Null(result.Results.Single().Exception);
        return reads;
    }

    private static GeneratorDriver Driver(Action onRead, bool implementation) =>
        CSharpGeneratorDriver.Create(
            [new AppGenerator(onRead).AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)Project.Compile().SyntaxTrees[0].Options,
            optionsProvider: Project.Options,
            driverOptions: new(
                implementation ? IncrementalGeneratorOutputKind.None : IncrementalGeneratorOutputKind.Implementation
            )
        );

    private static TestProject Create() =>
        TestProject.Of(
            (
                ServiceFile,
                """
                using Tutti;
                namespace App.Orders;

                [Service("orders")]
                public sealed class OrdersService(int start = 0)
                {
                    [Get("/orders/{id}")]
                    public Order Find(int id)
                    {
                        return new(id, "none");
                    }

                    [Get("/count")]
                    public int Count() => 1;

                    [Post("/lines")]
                    public List<Line> Lines(Line line, int most = Limits.Most) => [line];

                    [Get("/key")]
                    public Key Key(State state) => default;

                    [Get("/missing")]
                    public Missing? Missing() => null;

                    private int Start => start;
                }
                """
            ),
            (
                TypesFile,
                """
                using System.ComponentModel.DataAnnotations;
                using Amount = int;
                namespace App.Orders;

                /// <summary>An order.</summary>
                public sealed record Order(int Id, string Text);

                public sealed class Line : Named
                {
                    [MaxLength(5)]
                    public string Code { get; init; } = "";
                    public string Note { get; init; } = "";
                    public Amount Amount { get; init; }
                }
                """
            ),
            (
                BasesFile,
                """
                global using Key = int;
                global using App.Shared;
                #nullable enable
                namespace App.Shared;

                public abstract class Named { public string Name { get; init; } = ""; }
                public abstract class Numbered { public int Number { get; init; } }
                public enum State { Open, Closed }
                public static class Limits { public const int Most = 10; }
                public sealed class Spare { public int Value { get; init; } }
                """
            )
        ) with
        {
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };
}
