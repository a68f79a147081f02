using Tutti.Generators.Routing;

namespace Tutti.Generators.Tests.Routing;

public sealed class RouteTemplateTests
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/hello", "Literal hello")]
    [InlineData("/hello/{name}", "Literal hello, Parameter name")]
    [InlineData("/a-b/v1.2/@me/books:batch", "Literal a-b, Literal v1.2, Literal @me, Literal books:batch")]
    [InlineData("/{a}/{b}/{*rest}", "Parameter a, Parameter b, CatchAll rest")]
    [InlineData("/größe/{_x1}", "Literal größe, Parameter _x1")]
    public void AWellFormedTemplateIsASequenceOfSegments(string text, string segments)
    {
        var template = RouteTemplate.Parse(text);

        Assert.Empty(template.Problems);
        Assert.Equal(
            segments,
            string.Join(", ", template.Segments.Select(segment => $"{segment.Kind} {segment.Text}"))
        );
    }

    [Theory]
    [InlineData("", "", "it is empty")]
    [InlineData("hello", "h", "it must start with '/'")]
    [InlineData("~/hello", "~", "needs no '~'")]
    [InlineData("https://example.org/hello", "https://example.org", "without scheme and host")]
    [InlineData("//example.org/hello", "//example.org", "without scheme and host")]
    [InlineData("/foo/", "/", "must not end with '/'")]
    [InlineData("/foo//bar", "/", "empty segment")]
    [InlineData("/foo?bar=baz", "?bar=baz", "'?' would start the query")]
    [InlineData("/foo#bar", "#bar", "'#' would start the fragment")]
    [InlineData("/a b", " ", "no spaces")]
    [InlineData("/a\u0000b", "\u0000", "U+0000")]
    [InlineData("/a\\b", "\\", "separated by '/'")]
    [InlineData("/a%20b", "%20", "decoded")]
    [InlineData("/a/../b", "..", "resolve it away")]
    [InlineData("/users/:id", ":id", "written {id}")]
    [InlineData("/files/*path", "*path", "written {*path}")]
    [InlineData("/files/*", "*", "written {*rest}")]
    [InlineData("/{}", "{}", "must have a name")]
    [InlineData("/{*}", "{*}", "must have a name")]
    [InlineData("/{1st}", "1st", "cannot be the name")]
    [InlineData("/{ id }", " id ", "cannot be the name")]
    [InlineData("/{id}/{ID}", "ID", "named twice")]
    [InlineData("/{*rest}/more", "{*rest}", "must be the last segment")]
    [InlineData("/{**rest}", "{**rest}", "with one '*'")]
    [InlineData("/{id:int}", ":int", "constraints are not needed")]
    [InlineData("/{id:regex(^a/b$)}", ":regex(^a/b$)", "constraints are not needed")]
    [InlineData("/{id?}", "?", "cannot be optional")]
    [InlineData("/{id=1}", "=1", "defaults are not supported")]
    [InlineData("/v{version}", "v{version}", "must be a whole segment")]
    [InlineData("/{a}{b}", "{a}{b}", "must be a whole segment")]
    [InlineData("/{id", "{id", "no partner")]
    [InlineData("/id}", "id}", "no partner")]
    [InlineData("/{{id}}", "{{id}}", "no partner")]
    public void AProblemIsReportedWhereItIs(string text, string place, string message)
    {
        var problem = Assert.Single(RouteTemplate.Parse(text).Problems);

        Assert.Equal(place, text.Substring(problem.Offset, problem.Length));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblemsAreReportedInTheOrderOfTheText()
    {
        var problems = RouteTemplate.Parse("a//{x:int}/{x}/").Problems;

        Assert.Equal([0, 1, 5, 12, 14], problems.Select(problem => problem.Offset));
    }

    [Fact]
    public void NoTextMakesTheParserFail()
    {
        var random = new Random(1);
        const string Alphabet = "/{}*:=?#a1 .%\\~\0";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string(random.GetItems<char>(Alphabet, random.Next(10)));
            var template = RouteTemplate.Parse(text);
            Assert.All(template.Problems, problem => _ = text.Substring(problem.Offset, problem.Length));
            Assert.Equal(RouteTemplate.Parse(text), template);
        }
    }

    [Theory]
    [InlineData("/boards/{id}", "/Boards/{boardId}", true)]
    [InlineData("/boards/{id}", "/boards/mine", false)]
    [InlineData("/boards/{id}", "/boards/{*id}", false)]
    [InlineData("/", "/{*rest}", false)]
    public void TemplatesThatTakeTheSameRequestsHaveOneKey(string first, string second, bool same)
    {
        Assert.Equal(same, RouteTemplate.Parse(first).Key == RouteTemplate.Parse(second).Key);
    }

    [Theory]
    [InlineData("GET", "POST", null)]
    [InlineData("GET,POST", "PUT,POST", "POST")]
    [InlineData("*", "GET", "GET")]
    [InlineData("GET", "*", "GET")]
    [InlineData("*", "*", "*")]
    public void AnyMethodHasOneInCommonWithEverySet(string first, string second, string? common)
    {
        Assert.Equal(common, RouteKey.CommonMethod(first.Split(','), second.Split(',')));
    }
}
