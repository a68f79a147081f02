using System.Net;
using System.Text;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Requests;

public sealed class BodyTests(SharedHosts hosts)
{
    private const string Good =
        """{"customer":1,"version":"v","note":"n","lines":[{"product":"p","quantity":2,"price":3.5}]}""";

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ARequestIsPutTogetherFromItsParts(Grouping grouping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders/17");
        request.Headers.TryAddWithoutValidation("If-Match", "v2");
        request.Content = Json("""{"customer":99,"lines":[{"product":"apple","quantity":3}],"unknown":true}""");

        using var response = await hosts.Of(grouping).Http.SendAsync(request);

        Assert.Equal(
            """{"customer":17,"version":"v2","note":"none","lines":[{"product":"apple","quantity":3,"price":1.5}]}""",
            await response.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AllThatIsWrongIsSaidAtOnce(Grouping grouping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders/5000");
        request.Content = Json(
            """{"lines":[{"product":"","quantity":100},{"quantity":"x"},{"product":null,"quantity":0}],"note":"far too long a note"}"""
        );

        using var response = await hosts.Of(grouping).Http.SendAsync(request);

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(
            [
                "If-Match",
                "customer",
                "lines[0].product",
                "lines[0].quantity",
                "lines[1].product",
                "lines[1].quantity",
                "lines[2].product",
                "lines[2].quantity",
                "note",
            ],
            problem.Errors!.Keys
        );
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Fact]
    public async Task RulesOfParametersHold()
    {
        using var response = await hosts.Of(Grouping.Together).Http.GetAsync("/orders?limit=0&name=toolong");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(["limit", "name"], problem.Errors!.Keys);
    }

    [Theory]
    [InlineData("", """{"limit":10,"name":"default"}""")]
    [InlineData("{}", """{"limit":10,"name":"default"}""")]
    [InlineData("""{"name":"x"}""", """{"limit":10,"name":"x"}""")]
    public async Task AnEmptyBodyIsAnEmptyObject(string body, string expected)
    {
        using var response = await PostAsync("/orders/optional", Json(body));

        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AnEmptyBodyNamesWhatIsMissing()
    {
        using var response = await hosts.Of(Grouping.Together).Http.PostAsync("/orders/echo", null);

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(["customer", "lines", "note", "version"], problem.Errors!.Keys);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"customer\":1,}")]
    [InlineData("{\"customer\":1} trailing")]
    [InlineData("{\"customer\":99999999999}")]
    [InlineData("{\"customer\":1.5}")]
    [InlineData("{\"customer\":\"1\"}")]
    [InlineData("{\"customer\":1,\"version\":\"\\uD800\"}")]
    public async Task ABodyThatDoesNotFitIsRefused(string body)
    {
        using var response = await PostAsync("/orders/echo", Json(body));

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.NotEmpty(problem.Lines);
        await hosts.Of(Grouping.Together).AssertHealthyAsync();
    }

    [Fact]
    public async Task InvalidUtf8IsRefused()
    {
        byte[] body = [.. "{\"customer\":1,\"version\":\""u8, 0xC3, 0x28, .. "\",\"note\":\"n\",\"lines\":[]}"u8];

        using var response = await PostAsync("/orders/echo", Json(body));

        await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        await hosts.Of(Grouping.Together).AssertHealthyAsync();
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"lines\":", "}")]
    public async Task DeepJsonIsRefused(string open, string close)
    {
        const int depth = 10_000;
        var body = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

        using var response = await PostAsync("/orders/echo", Json(body));

        await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        await hosts.Of(Grouping.Together).AssertHealthyAsync();
    }

    [Fact]
    public async Task AByteOrderMarkIsSkipped()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)];

        using var response = await PostAsync("/orders/echo", Json(body));

        Assert.Equal(Good, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task AnotherContentTypeIsRefused(string? contentType)
    {
        using var content = Json(Good);
        content.Headers.Remove("Content-Type");
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await PostAsync("/orders/echo", content);

        await ProblemBody.OfAsync(response, HttpStatusCode.UnsupportedMediaType, "invalid_argument");
        await hosts.Of(Grouping.Together).AssertHealthyAsync();
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/JSON")]
    [InlineData("application/vnd.shop+json")]
    public async Task JsonUnderOtherNamesIsRead(string contentType)
    {
        using var content = Json(Good);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await PostAsync("/orders/echo", content);

        Assert.Equal(Good, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task ABodyMayBeAList()
    {
        using var response = await PostAsync("/orders/lines", Json("""[{"product":"p","quantity":1,"price":2}]"""));
        using var broken = await PostAsync("/orders/lines", Json("""[{"product":"p","quantity":0}]"""));

        Assert.Equal("""[{"product":"p","quantity":1,"price":2}]""", await response.Content.ReadAsStringAsync());
        var problem = await ProblemBody.OfAsync(broken, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(["[0].quantity"], problem.Errors!.Keys);
    }

    [Fact]
    public async Task ABodyThatComesInPiecesIsReadAsOne()
    {
        using var raw = await RawHttp.ConnectAsync(hosts.Of(Grouping.Together).Address);
        await raw.WriteAsync(
            "POST /orders/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        );
        foreach (var piece in Good.Chunk(7))
        {
            await raw.WriteAsync($"{piece.Length:x}\r\n{new string(piece)}\r\n");
        }
        await raw.WriteAsync("0\r\n\r\n");

        var answer = await raw.ReadAsync();

        Assert.Equal(Good, answer.Body);
    }

    private Task<HttpResponseMessage> PostAsync(string path, HttpContent content) =>
        hosts.Of(Grouping.Together).Http.PostAsync(path, content);

    private static HttpContent Json(string body) => Json(Encoding.UTF8.GetBytes(body));

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
