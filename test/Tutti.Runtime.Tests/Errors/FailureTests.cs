using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Errors;

public sealed class FailureTests(SharedHosts hosts)
{
    [Theory]
    [InlineData(ProblemCode.Canceled, 499, "canceled")]
    [InlineData(ProblemCode.Unknown, 500, "unknown")]
    [InlineData(ProblemCode.InvalidArgument, 400, "invalid_argument")]
    [InlineData(ProblemCode.DeadlineExceeded, 504, "deadline_exceeded")]
    [InlineData(ProblemCode.NotFound, 404, "not_found")]
    [InlineData(ProblemCode.AlreadyExists, 409, "already_exists")]
    [InlineData(ProblemCode.PermissionDenied, 403, "permission_denied")]
    [InlineData(ProblemCode.ResourceExhausted, 429, "resource_exhausted")]
    [InlineData(ProblemCode.FailedPrecondition, 400, "failed_precondition")]
    [InlineData(ProblemCode.Aborted, 409, "aborted")]
    [InlineData(ProblemCode.OutOfRange, 400, "out_of_range")]
    [InlineData(ProblemCode.Unimplemented, 501, "unimplemented")]
    [InlineData(ProblemCode.Unavailable, 503, "unavailable")]
    [InlineData(ProblemCode.DataLoss, 500, "data_loss")]
    [InlineData(ProblemCode.Unauthenticated, 401, "unauthenticated")]
    public async Task AProblemHasItsStatusAndCode(ProblemCode code, int status, string name)
    {
        foreach (var grouping in Enum.GetValues<Grouping>())
        {
            using var response = await hosts.Of(grouping).Http.GetAsync($"/trouble/problem/{code}");

            var problem = await ProblemBody.OfAsync(response, (HttpStatusCode)status, name);
            Assert.Equal($"Failed with {code}.", problem.Detail);
        }
    }

    [Fact]
    public async Task AProblemTellsItsErrorsAndNotItsCause()
    {
        using var response = await hosts.Of(Grouping.Together).Http.GetAsync("/trouble/details");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.Conflict, "already_exists");
        Assert.Equal(["name: is taken"], problem.Lines);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await hosts.Of(Grouping.Together).Log.WaitForAsync(entry => entry.Exception?.Message == "a secret cause");
    }

    [Theory]
    [InlineData("/trouble/throw", Grouping.Together)]
    [InlineData("/trouble/throw", Grouping.Apart)]
    [InlineData("/trouble/throw-later", Grouping.Together)]
    [InlineData("/trouble/canceled", Grouping.Together)]
    [InlineData("/trouble/null", Grouping.Together)]
    [InlineData("/trouble/null-member", Grouping.Together)]
    [InlineData("/trouble/bad-status", Grouping.Together)]
    public async Task WhatIsBrokenInsideIsLoggedAndNotTold(string path, Grouping grouping)
    {
        var host = hosts.Of(grouping);

        using var response = await host.Http.GetAsync(path);

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.InternalServerError, "internal");
        Assert.Equal("An internal error occurred.", problem.Detail);
        var entry = await host.Log.WaitForAsync(e =>
            e.Level is LogLevel.Error && e.Text.StartsWith("The endpoint 'trouble.", StringComparison.Ordinal)
        );
        Assert.Equal("Tutti.Runtime.Tests.App.Trouble.TroubleService", entry.Category);
        await host.AssertHealthyAsync();
    }

    [Fact]
    public async Task AForbiddenNullIsLoggedWithTheNameOfTheEndpoint()
    {
        var host = hosts.Of(Grouping.Together);

        using var response = await host.Http.GetAsync("/trouble/null");

        await host.Log.WaitForAsync(e =>
            e.Exception?.Message.Contains("'trouble.Null' returned null", StringComparison.Ordinal) is true
        );
    }

    [Fact]
    public async Task AnAllowedNullIsNull()
    {
        Assert.Equal("null", await hosts.Of(Grouping.Together).Http.GetStringAsync("/trouble/null-allowed"));
    }

    [Fact]
    public async Task ADeveloperIsToldTheText()
    {
        await using var host = await TestHost.StartAsync(environment: Environments.Development);

        using var response = await host.Http.GetAsync("/trouble/throw");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.InternalServerError, "internal");
        Assert.Equal("System.InvalidOperationException: a secret text", problem.Detail);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AResponseThatBreaksOffIsNoWholeResponse(Grouping grouping)
    {
        var host = hosts.Of(grouping);

        await Assert.ThrowsAnyAsync<Exception>(() => host.Http.GetStringAsync("/trouble/broken-stream"));

        await host.AssertHealthyAsync();
    }

    [Fact]
    public async Task OtherMiddlewareKeepsItsAnswers()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.Http.GetAsync("/result/404");

        Assert.Equal("status 404", await response.Content.ReadAsStringAsync());
    }
}
