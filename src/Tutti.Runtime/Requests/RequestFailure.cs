using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tutti.Errors;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.ServiceCalls;

namespace Tutti.Requests;

/// <summary>Answers a request whose endpoint, or whose reading, has failed.</summary>
internal static class RequestFailure
{
    private const int ClientClosedRequest = 499;

    public static Task AnswerAsync(
        HttpContext http,
        Exception exception,
        ILogger logger,
        string endpoint,
        AppRuntime app,
        CallContext? context
    )
    {
        if (exception is AnsweredEarlyException)
        {
            return Task.CompletedTask;
        }
        if (IsGone(http, exception))
        {
            logger.CallerGone(endpoint);
            if (!http.Response.HasStarted)
            {
                // Nobody reads it but logs and metrics.
                http.Response.StatusCode = ClientClosedRequest;
            }
            return Task.CompletedTask;
        }
        if (exception is OperationCanceledException && context is { Token.IsCancellationRequested: true })
        {
            exception = Problems.DeadlineExceeded();
        }
        if (http.Response.HasStarted)
        {
            logger.FailedInResponse(endpoint, exception);
            http.Abort();
            return Task.CompletedTask;
        }
        if (exception is BadHttpRequestException bad)
        {
            return ProblemResponse.WriteAsync(http, bad.StatusCode, ProblemCodes.OfStatus(bad.StatusCode), bad.Message);
        }
        if (exception is RequestRefusedException refused)
        {
            return ProblemResponse.WriteAsync(
                http,
                refused.Status,
                ProblemCodes.OfStatus(refused.Status),
                refused.Message
            );
        }
        var problem = Failures.ToProblem(
            exception,
            logger,
            endpoint,
            app.IsDevelopment,
            app.Details,
            fromOutside: true
        );
        return ProblemResponse.WriteAsync(http, problem, app.Details);
    }

    private static bool IsGone(HttpContext http, Exception exception) =>
        exception is OperationCanceledException or IOException or ConnectionAbortedException
        && http.RequestAborted.IsCancellationRequested;
}
