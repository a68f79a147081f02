using Tutti.Cli.Output;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Tests.Output;

public sealed class DiagnosticRendererTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RemedyPageAndRelatedPlaceFollowTheExcerpt()
    {
        var yo = _folder.Write(
            "Yo/YoService.cs",
            "using Tutti;\n\n[Service(\"yo\")]\npublic sealed class YoService;\n"
        );
        var hello = _folder.Write("HelloService.cs", $"{new string('\n', 10)}public sealed class HelloService;\n");
        var diagnostic = new BuildDiagnostic
        {
            IsError = true,
            Code = "TUT0002",
            Message = "The service 'yo' lies inside of another; move 'HelloService' into a folder of its own",
            Help = "https://example.org/TUT0002.md",
            File = yo,
            Line = 4,
            Column = 21,
            EndLine = 4,
            EndColumn = 30,
            Related =
            [
                new()
                {
                    File = hello,
                    Line = 11,
                    Column = 21,
                    EndLine = 11,
                    EndColumn = 33,
                },
            ],
        };

        Assert.Equal(
            """
            error[TUT0002]: The service 'yo' lies inside of another
              --> Yo/YoService.cs:4:21
               |
             4 | public sealed class YoService;
               |                     ^^^^^^^^^
               |
              ::: HelloService.cs:11:21
               |
            11 | public sealed class HelloService;
               |                     ------------
               |
               = help: move 'HelloService' into a folder of its own
               = page: https://example.org/TUT0002.md


            """,
            Render(diagnostic)
        );
    }

    [Fact]
    public void SpanOfSeveralLinesIsMarkedOnEachOfThem()
    {
        var file = _folder.Write("A.cs", "    var x = Call(\n        1,\n\n        2);\n");

        Assert.Equal(
            """
            warning[CS0001]: Odd
             --> A.cs:1:13
              |
            1 |     var x = Call(
              |             ^^^^^
            2 |         1,
              |         ^^
            3 |
            4 |         2);
              |         ^^


            """,
            Render(Warning(file, 1, 13, 4, 11))
        );
    }

    [Fact]
    public void LongSpanIsShortened()
    {
        var file = _folder.Write("A.cs", string.Concat(Enumerable.Range(1, 20).Select(line => $"line {line}\n")));

        var shown = Render(Warning(file, 1, 1, 20, 3));

        Assert.Contains("4 | line 4", shown);
        Assert.DoesNotContain("line 5", shown);
        Assert.Contains("…\n20 | line 20\n   | ^^\n", shown);
    }

    [Fact]
    public void MarksStandBelowWideCharactersAndTabs()
    {
        var file = _folder.Write("A.cs", "\t\"日本\" + missing\n");

        Assert.Contains("1 |     \"日本\" + missing\n  |              ^^^^^^^\n", Render(Warning(file, 1, 9, 1, 16)));
    }

    [Fact]
    public void PlaceInAFileThatIsGoneIsNamedAllTheSame()
    {
        var shown = Render(Warning(_folder.Combine("Gone.cs"), 3, 1, 3, 2));

        Assert.Equal("warning[CS0001]: Odd\n --> Gone.cs:3:1\n\n", shown);
    }

    [Fact]
    public void DiagnosticWithoutPlaceIsItsMessage()
    {
        var shown = Render(new BuildDiagnostic { IsError = true, Message = "Nothing works." });

        Assert.Equal("error: Nothing works.\n\n", shown);
    }

    private static BuildDiagnostic Warning(string file, int line, int column, int endLine, int endColumn) =>
        new()
        {
            IsError = false,
            Code = "CS0001",
            Message = "Odd",
            File = file,
            Line = line,
            Column = column,
            EndLine = endLine,
            EndColumn = endColumn,
        };

    private string Render(BuildDiagnostic diagnostic)
    {
        var output = new StringWriter { NewLine = "\n" };
        DiagnosticRenderer.Write(new Terminal(output), [diagnostic], _folder.Path);
        return output.ToString().Replace(Path.DirectorySeparatorChar, '/');
    }
}
