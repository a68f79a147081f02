using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Endpoints;

public sealed class ResultTests
{
    [Theory]
    [InlineData("int", "1", "int", "new(target.Find())")]
    [InlineData("Task<int>", "Task.FromResult(1)", "int", "new(target.Find())")]
    [InlineData("ValueTask<int>", "new(1)", "int", "target.Find()")]
    [InlineData("Task", "Task.CompletedTask", "NoResult", "Completion.Of(target.Find())")]
    [InlineData("ValueTask", "default", "NoResult", "Completion.Of(target.Find())")]
    [InlineData("IResult", "Results.Ok()", "Microsoft.AspNetCore.Http.IResult", "new(target.Find())")]
    [InlineData("Task<string?>", "Task.FromResult<string?>(null)", "string?", "new(target.Find())")]
    public void AResultIsMadeAValueTask(string type, string value, string result, string call) =>
        Assert.Equal(
            $$"""
            public override System.Threading.Tasks.ValueTask<{{result}}> InvokeAsync(
                ShopService target,
                Arguments arguments,
                Microsoft.AspNetCore.Http.HttpContext? http,
                System.Threading.CancellationToken cancellationToken
            ) => {{call}};
            """,
            EmittedService.Of($"[Get(\"/x\")] public {type} Find() => {value};").Member("FindEndpoint", "InvokeAsync")
        );

    [Fact]
    public void HeadersAndStatusGoIntoTheHeadAndNotIntoTheBody()
    {
        var service = EmittedService.Of(
            """[Post("/x")] public Created Find() => null!;""",
            """public sealed record Created(int Id, [property: Header] string? Location, [property: StatusCode] int Status = 201);"""
        );
        Assert.Equal(
            """
            public override void WriteHead(Created result, Microsoft.AspNetCore.Http.HttpResponse response)
            {
                ResponseHead.SetHeader(response, "Location", result.Location);
                ResponseHead.SetStatus(response, result.Status);
            }
            """,
            service.Member("FindEndpoint", "WriteHead")
        );
        Assert.Equal(
            """
            public readonly struct ResultBody(Created result)
            {
                public int Id => result.Id;
            }
            """,
            service.Member("FindEndpoint", "ResultBody")
        );
        Assert.True(service.Has("FindEndpoint", "BodyCodec"));
    }

    [Theory]
    [InlineData("string", true)]
    [InlineData("DayOfWeek", true)]
    [InlineData("Sealed", true)]
    [InlineData("ImmutableArray<Sealed>", true)]
    [InlineData("Open", false)]
    [InlineData("List<int>", false)]
    [InlineData("int[]", false)]
    public void OnlyImmutableResultsAreShared(string type, bool shared) =>
        Assert.Equal(
            shared,
            EmittedService
                .Of(
                    $"[Get(\"/x\")] public {type} Find() => default!;",
                    "public sealed record Sealed(int X); public record Open(int X);"
                )
                .Has("FindEndpoint", "SharesResult")
        );
}
