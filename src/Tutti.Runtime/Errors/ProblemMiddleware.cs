using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tutti.Hosting;
using Tutti.Requests;

namespace Tutti.Errors;

/// <summary>
/// Gives a body to the errors that ASP.NET Core leaves empty: no such route, no such method, not signed in, not permitted. Endpoints that are not
/// Tutti's keep their answers.
/// </summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger, AppRuntime app)
{
    public Task InvokeAsync(HttpContext http)
    {
        Task answered;
        try
        {
            answered = next(http);
        }
        catch (Exception exception) when (IsOurs(http))
        {
            return FailAsync(http, exception);
        }
        if (!answered.IsCompletedSuccessfully)
        {
            return CompleteAsync(http, answered);
        }
        return http.Response.StatusCode < StatusCodes.Status400BadRequest ? answered : FillAsync(http);
    }

    private async Task CompleteAsync(HttpContext http, Task answered)
    {
        try
        {
            await answered;
        }
        catch (Exception exception) when (IsOurs(http))
        {
            await FailAsync(http, exception);
            return;
        }
        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            await FillAsync(http);
        }
    }

    private static Task FillAsync(HttpContext http)
    {
        var response = http.Response;
        if (
            response.HasStarted
            || response.ContentLength is > 0
            || !string.IsNullOrEmpty(response.ContentType)
            || http.RequestAborted.IsCancellationRequested
            || !IsOurs(http)
        )
        {
            return Task.CompletedTask;
        }
        var status = response.StatusCode;
        var code = ProblemCodes.OfStatus(status);
        var detail = status switch
        {
            StatusCodes.Status405MethodNotAllowed => $"This address does not answer {http.Request.Method}.",
            _ => Problems.TextOf(code),
        };
        return ProblemResponse.WriteAsync(http, status, code, detail);
    }

    private Task FailAsync(HttpContext http, Exception exception) =>
        RequestFailure.AnswerAsync(http, exception, logger, $"{http.Request.Method} {http.Request.Path}", app, null);

    // Whatever no route endpoint has been found for, and ours.
    private static bool IsOurs(HttpContext http) =>
        http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<TuttiEndpoint>() is not null;
}
