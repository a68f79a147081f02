using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Requests;

/// <summary>Sends paths as they are: clients of .NET would tidy them up.</summary>
public sealed class PathTests(SharedHosts hosts)
{
    [Theory]
    [InlineData("/values/string/a%2Fb", "a/b", Grouping.Together)]
    [InlineData("/values/string/a%2Fb", "a/b", Grouping.Apart)]
    [InlineData("/values/string/a%2fb", "a/b", Grouping.Together)]
    [InlineData("/values/string/a%252Fb", "a%2Fb", Grouping.Together)]
    [InlineData("/values/string/a%252Fb", "a%2Fb", Grouping.Apart)]
    [InlineData("/values/string/100%25", "100%", Grouping.Together)]
    [InlineData("/values/string/%E2%9C%89", "✉", Grouping.Together)]
    [InlineData("/values/string/a+b", "a+b", Grouping.Together)]
    [InlineData("/values/pair/a%2Fb/c%2Fd", "a/b|c/d", Grouping.Together)]
    [InlineData("/x/../values/./pair/a%2Fb/c", "a/b|c", Grouping.Together)]
    [InlineData("http://x/values/pair/a%20b/c", "a b|c", Grouping.Together)]
    [InlineData("http://x/values/pair/a%20b/c", "a b|c", Grouping.Apart)]
    [InlineData("/values/rest/", "", Grouping.Together)]
    [InlineData("/values/rest", "", Grouping.Together)]
    [InlineData("/values/rest/shoebill/55/crane/78/", "shoebill/55/crane/78/", Grouping.Together)]
    [InlineData("/values/rest/foo%2Fbar/x%25/y%20z", "foo/bar/x%/y z", Grouping.Together)]
    [InlineData("/values/rest/foo%2Fbar/x%25/y%20z", "foo/bar/x%/y z", Grouping.Apart)]
    public async Task AParameterIsDecodedExactly(string path, string expected, Grouping grouping)
    {
        var answer = await RawHttp.SendAsync(hosts.Of(grouping).Address, $"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.Equal(200, answer.Status);
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
        Assert.Equal(expected, body.RootElement.GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("/values/string/%zz", Grouping.Together)]
    [InlineData("/values/string/%zz", Grouping.Apart)]
    [InlineData("/values/string/abc%", Grouping.Together)]
    [InlineData("/values/string/%FF", Grouping.Together)]
    [InlineData("/values/rest/a/%C3%28", Grouping.Together)]
    [InlineData("/values/query?required=1&text=%zz", Grouping.Together)]
    [InlineData("/values/query?required=1&text=%FF", Grouping.Together)]
    [InlineData("/values/query?required=1&names=%", Grouping.Together)]
    public async Task MalformedPercentEncodingIsRefused(string path, Grouping grouping)
    {
        var host = hosts.Of(grouping);

        var answer = await RawHttp.SendAsync(host.Address, $"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.Equal(400, answer.Status);
        Assert.Contains("\"code\":\"invalid_argument\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("percent-encoding", answer.Body, StringComparison.Ordinal);
        await host.AssertHealthyAsync();
    }

    [Fact]
    public async Task AnEncodedPercentSignInAQueryIsNothingSpecial()
    {
        var host = hosts.Of(Grouping.Together);

        var body = await host.Http.GetStringAsync("/values/query?required=1&text=100%25zz");

        Assert.Contains("\"text\":\"100%zz\"", body, StringComparison.Ordinal);
    }
}
