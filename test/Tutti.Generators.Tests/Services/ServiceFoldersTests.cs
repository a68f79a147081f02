using Tutti.Generators.Services;

namespace Tutti.Generators.Tests.Services;

public sealed class ServiceFoldersTests
{
    [Theory]
    [InlineData("/app/MyApp/Hello/HelloService.cs", "Hello")]
    [InlineData("/app/MyApp/Hello/Greetings/Greeting.cs", "Hello")]
    [InlineData("/app/MyApp/Trello/Board/Board.cs", "Trello/Board")]
    [InlineData("/app/MyApp/Trello/Shared.cs", null)]
    [InlineData("/app/MyApp/HelloWorld/Other.cs", null)]
    [InlineData("/app/MyApp/hello/Other.cs", null)]
    [InlineData("/app/MyApp/Program.cs", null)]
    [InlineData("/app/Shared/Linked.cs", null)]
    [InlineData("/app/MyApp/../Shared/Linked.cs", null)]
    [InlineData("/app/MyApp/./Hello/../Hello/Dotted.cs", "Hello")]
    [InlineData("/app/MyAppendix/Hello/Other.cs", null)]
    [InlineData("Tutti.Generators/Tutti.Generators.AppGenerator/Hello.g.cs", null)]
    [InlineData("/app/MyApp/Hello/Window.Designer.cs", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void AFileBelongsToTheNearestFolderWithAService(string? file, string? owner)
    {
        var folders = ServiceFolders.Create(
            "/app/MyApp/",
            ["/app/MyApp/Hello/HelloService.cs", "/app/MyApp/Trello/Board/BoardService.cs"],
            ignoresCase: false
        );

        Assert.Equal(owner, folders.OwnerOf(file));
    }

    [Theory]
    [InlineData("/app/MyApp/HelloService.cs", ".")]
    [InlineData("/app/MyApp/Below/Deeper/Other.cs", ".")]
    [InlineData("/app/MyApp/obj/Debug/net10.0/Other.cs", null)]
    [InlineData("/app/Other.cs", null)]
    public void AServiceInTheProjectsOwnFolderOwnsTheWholeProject(string file, string? owner)
    {
        var folders = ServiceFolders.Create("/app/MyApp", ["/app/MyApp/HelloService.cs"], ignoresCase: false);

        Assert.Equal(owner, folders.OwnerOf(file));
    }

    [Fact]
    public void PathsOfWindowsAreUnderstoodAndTheirCaseIsNoDifference()
    {
        var folders = ServiceFolders.Create(
            @"C:\app\MyApp\",
            [@"c:\App\myapp\Trello\Board\BoardService.cs"],
            ignoresCase: true
        );

        Assert.Equal(["Trello/Board"], folders.Folders);
        Assert.Equal("Trello/Board", folders.OwnerOf(@"C:\app\MyApp\trello\board\Lists\List.cs"));
        Assert.Null(folders.OwnerOf(@"D:\app\MyApp\Trello\Board\List.cs"));
    }

    [Fact]
    public void WithoutAProjectDirectoryNothingIsOwned()
    {
        Assert.Null(ServiceFolders.Create(null, ["/app/Hello/HelloService.cs"]).OwnerOf("/app/Hello/HelloService.cs"));
    }

    [Fact]
    public void AFolderKnowsTheServiceFolderAroundIt()
    {
        var folders = ServiceFolders.Create("/app", ["/app/A/A.cs", "/app/A/B/C/C.cs"], ignoresCase: false);

        Assert.Equal("A", folders.EnclosingOf("A/B/C"));
        Assert.Null(folders.EnclosingOf("A"));
    }

    [Fact]
    public void EqualFoldersAreOneValue()
    {
        string[] files = ["/app/A/A.cs", "/app/B/B.cs"];

        Assert.Equal(ServiceFolders.Create("/app", files), ServiceFolders.Create("/app", files.Reverse()));
    }
}
