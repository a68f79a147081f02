using Tutti.Cli.Tests.Support;
using Tutti.DevHost;
using Tutti.DevHost.Create;

namespace Tutti.Cli.Tests.Commands;

public sealed class CreateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("my-app", "my-app", "MyApp")]
    [InlineData("MyApp", "my-app", "MyApp")]
    [InlineData("shop", "shop", "Shop")]
    [InlineData("book_shop-2", "book-shop-2", "BookShop2")]
    public void ANameHasTheFormsThatFilesNeed(string given, string app, string project) =>
        Assert.Equal(new AppNames(given, app, project), AppNames.Of(given));

    [Theory]
    [InlineData("1app")]
    [InlineData("my app")]
    [InlineData("my--app")]
    [InlineData("-app")]
    [InlineData("../app")]
    [InlineData("app.")]
    [InlineData("größe")]
    [InlineData("system")]
    [InlineData("Tutti")]
    public async Task ANameThatCannotBeOneIsRefusedWithAnExample(string name)
    {
        var run = await CommandRun.RunAsync(_folder.Path, "create", "--json", "--", name);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Equal(ToolErrors.NameInvalid, run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task AFolderThatHasFilesIsLeftAsItIs()
    {
        _folder.Write("my-app/precious.txt", "mine");

        var run = await CommandRun.RunAsync(_folder.Path, "create", "my-app");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("is not empty", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.Combine("my-app/precious.txt")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Combine("my-app")));
    }

    [Fact]
    public async Task AFolderThatCannotBeMadeIsNamedWithTheReason()
    {
        _folder.Write("file", "mine");

        var run = await CommandRun.RunAsync(_folder.Path, "create", "my-app", "--json", "--output", "file/my-app");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Equal(ToolErrors.FolderUnusable, run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("mine", File.ReadAllText(_folder.Combine("file")));
    }

    [Fact]
    public async Task AnAppIsNotCreatedInsideAnother()
    {
        _folder.Write("tutti.json", "{}");

        var run = await CommandRun.RunAsync(_folder.Path, "create", "inner");

        Assert.Equal(ExitCodes.NoApp, run.ExitCode);
        Assert.Contains("must not lie inside another one", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Combine("inner")));
    }

    [Fact]
    public async Task ATemplateThatDoesNotExistIsRefusedWithTheNamesOfThoseThatDo()
    {
        var run = await CommandRun.RunAsync(_folder.Path, "create", "my-app", "--template", "shop");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("hello", run.Error, StringComparison.Ordinal);
        Assert.Contains("todo", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelpIsGivenWithoutTheNameThatTheCommandNeeds()
    {
        var run = await CommandRun.RunAsync(_folder.Path, "create", "--help");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("tutti create my-app --template todo", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
