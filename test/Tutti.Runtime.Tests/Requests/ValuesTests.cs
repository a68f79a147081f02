using System.Net;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Requests;

public sealed class ValuesTests(SharedHosts hosts)
{
    private readonly TestHost _host = hosts.Of(Grouping.Together);

    [Theory]
    [InlineData("bool/true", "true")]
    [InlineData("bool/False", "false")]
    [InlineData("sbyte/-128", "-128")]
    [InlineData("byte/255", "255")]
    [InlineData("short/-32768", "-32768")]
    [InlineData("ushort/65535", "65535")]
    [InlineData("int/2147483647", "2147483647")]
    [InlineData("uint/4294967295", "4294967295")]
    [InlineData("long/-9223372036854775808", "-9223372036854775808")]
    [InlineData("ulong/18446744073709551615", "18446744073709551615")]
    [InlineData("int128/170141183460469231731687303715884105727", "170141183460469231731687303715884105727")]
    [InlineData("float/1.5e3", "1500")]
    [InlineData("double/-0.25", "-0.25")]
    [InlineData("decimal/19.990", "19.990")]
    [InlineData("char/x", "\"x\"")]
    [InlineData("string/a%20b", "\"a b\"")]
    [InlineData("guid/6ba7b810-9dad-11d1-80b4-00c04fd430c8", "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"")]
    [InlineData("datetime/2026-01-31T12:30:00Z", "\"2026-01-31T12:30:00.0000000Z\"")]
    [InlineData("datetime/2026-01-31T12:30:00.25", "\"2026-01-31T12:30:00.2500000\"")]
    [InlineData("datetimeoffset/2026-01-31T12:30:00%2B01:00", "\"2026-01-31T12:30:00+01:00\"")]
    [InlineData("dateonly/2026-01-31", "\"2026-01-31\"")]
    [InlineData("timeonly/12:30:05", "\"12:30:05\"")]
    [InlineData("timespan/1.02:03:04", "\"1.02:03:04\"")]
    [InlineData("enum/DarkBlue", "\"DarkBlue\"")]
    [InlineData("enum/darkblue", "\"DarkBlue\"")]
    [InlineData("parsable/21.5C", "\"21.5 degrees\"")]
    [InlineData("uri?value=https%3A%2F%2Fexample.org%2Fa%3Fb", "\"https://example.org/a?b\"")]
    public async Task AValueIsReadAsItsType(string path, string expected)
    {
        using var response = await _host.Http.GetAsync($"/values/{path}");

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal($$"""{"value":{{expected}}}""", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("bool/1")]
    [InlineData("bool/%20true")]
    [InlineData("sbyte/128")]
    [InlineData("byte/-1")]
    [InlineData("short/32768")]
    [InlineData("ushort/65536")]
    [InlineData("int/2147483648")]
    [InlineData("int/1,000")]
    [InlineData("int/0x10")]
    [InlineData("int/1.0")]
    [InlineData("int/%2012")]
    [InlineData("uint/-1")]
    [InlineData("long/9223372036854775808")]
    [InlineData("ulong/18446744073709551616")]
    [InlineData("float/1e39")]
    [InlineData("double/NaN")]
    [InlineData("double/1e999")]
    [InlineData("double/1,5")]
    [InlineData("decimal/1e30")]
    [InlineData("char/xy")]
    [InlineData("guid/6ba7b8109dad11d180b400c04fd430c8")]
    [InlineData("datetime/01%2F31%2F2026")]
    [InlineData("datetime/2026-02-30")]
    [InlineData("datetimeoffset/yesterday")]
    [InlineData("dateonly/31.01.2026")]
    [InlineData("timeonly/25:00:00")]
    [InlineData("timespan/an%20hour")]
    [InlineData("enum/1")]
    [InlineData("enum/Purple")]
    [InlineData("parsable/21F")]
    public async Task AValueThatIsNotOfItsTypeIsRefusedByName(string path)
    {
        using var response = await _host.Http.GetAsync($"/values/{path}");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        var line = Assert.Single(problem.Lines);
        Assert.StartsWith("value: must be ", line, StringComparison.Ordinal);
        await _host.AssertHealthyAsync();
    }

    [Fact]
    public async Task QueryValuesHaveDefaultsAndListsRepeatTheirKey()
    {
        var body = await _host.Http.GetStringAsync("/values/query?required=1&numbers=2&numbers=3&names=a&names=b%26c");

        Assert.Equal(
            """{"required":1,"nullable":null,"text":"unset","color":"Green","numbers":[2,3],"names":["a","b\u0026c"]}""",
            body
        );
    }

    [Fact]
    public async Task AbsentListsAreEmptyOrNull()
    {
        var body = await _host.Http.GetStringAsync("/values/query?required=1&nullable=2&text=&color=red");

        Assert.Equal("""{"required":1,"nullable":2,"text":"","color":"Red","numbers":[],"names":null}""", body);
    }

    [Fact]
    public async Task AllThatIsWrongInAQueryIsSaidAtOnce()
    {
        using var response = await _host.Http.GetAsync("/values/query?nullable=x&numbers=1&numbers=y&color=7");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(
            [
                "color: must be one of Red, Green, DarkBlue.",
                "nullable: must be a whole number from -2147483648 to 2147483647.",
                "numbers[1]: must be a whole number from -2147483648 to 2147483647.",
                "required: is required.",
            ],
            problem.Lines
        );
    }

    [Fact]
    public async Task AValueThatIsGivenTwiceIsRefused()
    {
        using var response = await _host.Http.GetAsync("/values/query?required=1&required=2");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(["required: must be given only once."], problem.Lines);
    }

    [Fact]
    public async Task HeadersAndCookiesAreRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/values/elsewhere");
        request.Headers.Add("Requested-By", "me");
        request.Headers.Add("Cookie", "visitor=6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        request.Headers.TryAddWithoutValidation("X-Tag", ["a, b", "c"]);

        using var response = await _host.Http.SendAsync(request);

        var body = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("""{"value":"me 6ba7b810-9dad-11d1-80b4-00c04fd430c8 a, b""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingHeaderIsNamed()
    {
        using var response = await _host.Http.GetAsync("/values/elsewhere");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
        Assert.Equal(["Requested-By: is required."], problem.Lines);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public async Task NumbersAreReadTheSameInAnyCulture(string culture)
    {
        var before = System.Globalization.CultureInfo.DefaultThreadCurrentCulture;
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new(culture);
        try
        {
            await using var host = await TestHost.StartAsync();

            Assert.Equal("""{"value":"1.5"}""", await host.Http.GetStringAsync("/values/culture/1.5"));
        }
        finally
        {
            System.Globalization.CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }
}
