using Tutti.Docs.Tests.Pages;

namespace Tutti.Docs.Tests.Snippets;

/// <summary>How blocks become programs.</summary>
public sealed class SnippetTests
{
    [Theory]
    [InlineData("int A() => …;", "int A() => throw new NotImplementedException();")]
    [InlineData("void A() { … }", "void A() { throw new NotImplementedException(); }")]
    [InlineData("Call(…, 1);", "Call(throw new NotImplementedException(), 1);")]
    [InlineData("var text = \"a … b\";    // and so on …", "var text = \"a … b\";    // and so on …")]
    public void TheSignForWhatIsLeftOutBecomesCode(string shown, string compiled) =>
        Assert.Equal(compiled, Ellipsis.Replace(shown));

    [Fact]
    public void ABlockMayHoldSeveralFiles()
    {
        var files = SourceFile.Split("// A/A.cs\nclass A;\n\n// B/B.cs: below A\nclass B;\n// no file\n", "Shop.cs");

        Assert.Equal(
            [new SourceFile("A/A.cs", "class A;\n"), new SourceFile("B/B.cs", "class B;\n// no file\n")],
            files
        );
    }

    [Fact]
    public void ANoteBelongsToTheBlockBelowIt()
    {
        var page = Page.Parse(
            "a.md",
            "# A\n\n<!-- usings: B -->\n\nText.\n\n## C\n\n<!-- alone -->\n<!-- file: D.cs -->\n```csharp\nclass D;\n```\n"
        );

        var block = Assert.Single(page.Blocks);
        Assert.Equal(("C", "class D;", 12), (block.Section, block.Text, block.Line));
        Assert.Equal(("", "D.cs"), (block.Note("alone"), block.Note("file")));
        Assert.Equal(["usings: B"], page.Notes);
    }

    [Fact]
    public async Task EachStageOfAnAppIsCompiled()
    {
        const string Broken = "```csharp\n// A.cs\nclass A : Missing;\n```\n";
        const string Mended = "```csharp\n// A.cs\nclass A;\n\n// Program.cs\n_ = new A();\n```\n";

        var stages = GuideProject.Of(Page.Parse("a.md", Broken + Mended)).ToList();

        Assert.Equal(["a.md before line 6", "a.md"], stages.Select(stage => stage.Name));
        Assert.Contains(await stages[0].BuildAsync(), found => found.Id == "CS0246");
        Assert.Empty(await stages[1].BuildAsync());
    }
}
