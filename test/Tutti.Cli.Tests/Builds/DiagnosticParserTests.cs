using Tutti.DevHost.Builds;

namespace Tutti.Cli.Tests.Builds;

public sealed class DiagnosticParserTests
{
    [Fact]
    public void CompilerErrorHasSpanCodeAndHelp()
    {
        var diagnostic = DiagnosticParser.TryParse(
            "/app/Hello.cs(4,13,4,20): error TUT1001: Two endpoints share a route. (https://example.org/TUT1001) [/app/App.csproj]"
        );

        Assert.Equal(
            new BuildDiagnostic
            {
                IsError = true,
                Code = "TUT1001",
                Message = "Two endpoints share a route.",
                Help = "https://example.org/TUT1001",
                File = "/app/Hello.cs",
                Line = 4,
                Column = 13,
                EndLine = 4,
                EndColumn = 20,
                Project = "/app/App.csproj",
            },
            diagnostic
        );
    }

    [Theory]
    [InlineData("/app/A.cs(3,7): warning CS0168: Unused. [/app/App.csproj]", "CS0168", "/app/A.cs", 3, 7)]
    [InlineData(
        "/app/A.cs(3): error CS0001: Broken [/app/App.csproj::TargetFramework=net10.0]",
        "CS0001",
        "/app/A.cs",
        3,
        0
    )]
    [InlineData("/app/App.csproj : error NU1101: Unable to find package X.", "NU1101", "/app/App.csproj", 0, 0)]
    [InlineData("CSC : error CS5001: No Main [/app/App.csproj]", "CS5001", "/app/App.csproj", 0, 0)]
    [InlineData("MSBUILD : error MSB1009: Project file does not exist.", "MSB1009", null, 0, 0)]
    [InlineData(
        "  /app/with space (1)/A.cs(2,1,2,2): error CS1002: ; expected [/app/App.csproj]",
        "CS1002",
        "/app/with space (1)/A.cs",
        2,
        1
    )]
    public void PlaceIsReadInEveryForm(string line, string code, string? file, int number, int column)
    {
        var diagnostic = DiagnosticParser.TryParse(line)!;

        Assert.Equal(code, diagnostic.Code);
        Assert.Equal(file, diagnostic.File);
        Assert.Equal((number, column), (diagnostic.Line, diagnostic.Column));
    }

    [Theory]
    [InlineData("Build succeeded.")]
    [InlineData("    0 Error(s)")]
    [InlineData("  App -> /app/bin/App.dll")]
    [InlineData("")]
    public void OtherLinesAreNoDiagnostics(string line) => Assert.Null(DiagnosticParser.TryParse(line));

    [Fact]
    public void MessageMayHoldColonsAndBrackets()
    {
        var diagnostic = DiagnosticParser.TryParse(
            "/app/A.cs(1,1,1,2): error CS1503: Argument 1: cannot convert from 'int[]' to 'a [b]' [/app/App.csproj]"
        )!;

        Assert.Equal("Argument 1: cannot convert from 'int[]' to 'a [b]'", diagnostic.Message);
    }

    [Fact]
    public void EachIsListedOnceInTheOrderOfPlaces()
    {
        var diagnostics = DiagnosticParser.Parse([
            "/app/B.cs(1,1,1,2): error CS0002: b [/app/App.csproj]",
            "/app/A.cs(9,1,9,2): warning CS0003: late [/app/App.csproj]",
            "/app/A.cs(2,5,2,6): error CS0001: early [/app/App.csproj]",
            "Build FAILED.",
            "/app/A.cs(2,5,2,6): error CS0001: early [/app/Other.csproj]",
        ]);

        Assert.Equal(["CS0001", "CS0003", "CS0002"], diagnostics.Select(diagnostic => diagnostic.Code));
    }
}
