using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Tests.Builds;

public sealed class CompilerLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RelatedPlacesHelpAndLineBreaksComeFromTheLog()
    {
        _folder.Write("App.sarif", Log("a\\nb", ""));

        var diagnostic = Assert.Single(CompilerLogs.Complete([FromConsole("a b")], _folder.Path));

        Assert.Equal("a\nb", diagnostic.Message);
        Assert.Equal("https://example.org/TUT0001", diagnostic.Help);
        Assert.Equal("/app/App.csproj", diagnostic.Project);
        var related = Assert.Single(diagnostic.Related);
        Assert.Equal((Path.GetFullPath("/app/B.cs"), 7, 8), (related.File, related.Line, related.EndColumn));
    }

    [Fact]
    public void WhatOnlyTheConsoleHasStaysAsItIs()
    {
        _folder.Write("App.sarif", Log("another one", ""));
        var restore = new BuildDiagnostic
        {
            IsError = true,
            Code = "NU1101",
            Message = "No such package.",
        };

        Assert.Equal([FromConsole("a"), restore], CompilerLogs.Complete([FromConsole("a"), restore], _folder.Path));
    }

    [Fact]
    public void SuppressedResultsAreLeftOut()
    {
        _folder.Write("App.sarif", Log("a", "\"suppressions\":[{\"kind\":\"inSource\"}],"));

        Assert.Empty(Assert.Single(CompilerLogs.Complete([FromConsole("a")], _folder.Path)).Related);
    }

    [Theory]
    [InlineData("{ \"runs\": [ {")]
    [InlineData("{ \"runs\": [ { \"results\": [] } ] }")]
    [InlineData("[]")]
    public void LogThatCannotBeReadDoesNoHarm(string log)
    {
        _folder.Write("App.sarif", log);

        Assert.Equal([FromConsole("a")], CompilerLogs.Complete([FromConsole("a")], _folder.Path));
    }

    private static BuildDiagnostic FromConsole(string message) =>
        new()
        {
            IsError = true,
            Code = "TUT0001",
            Message = message,
            File = Path.GetFullPath("/app/A.cs"),
            Line = 2,
            Column = 3,
            Project = "/app/App.csproj",
        };

    private static string Log(string message, string more) =>
        $$$"""
            { "version": "2.1.0", "runs": [ {
              "results": [ {
                "ruleId": "TUT0001", "level": "error", "message": { "text": "{{{message}}}" }, {{{more}}}
                "locations": [ { "physicalLocation": {
                  "artifactLocation": { "uri": "{{{Address(
                "A.cs"
            )}}}" }, "region": { "startLine": 2, "startColumn": 3 } } } ],
                "relatedLocations": [ { "physicalLocation": {
                  "artifactLocation": { "uri": "{{{Address("B.cs")}}}" },
                  "region": { "startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 8 } } } ] } ],
              "tool": { "driver": { "name": "C#", "rules": [ { "id": "TUT0001", "helpUri": "https://example.org/TUT0001" } ] } }
            } ] }
            """;

    private static string Address(string file) => new Uri(Path.GetFullPath($"/app/{file}")).AbsoluteUri;
}
