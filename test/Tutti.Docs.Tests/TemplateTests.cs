using Tutti.Docs.Tests.Pages;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary>What the guide says that <c>tutti create</c> makes, is what it makes.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("docs/guide/first-app.md", "templates/hello/MyApp/Hello/HelloService.cs", "// Hello/HelloService.cs")]
    public void TheGuideShowsTheFileOfTheTemplate(string page, string file, string comment)
    {
        var block = Page.Load(page).Blocks.First(block => block.Text.StartsWith(comment, StringComparison.Ordinal));

        Assert.StartsWith(Repository.Text(file).Trim(), block.Text[(comment.Length + 1)..], StringComparison.Ordinal);
    }
}
