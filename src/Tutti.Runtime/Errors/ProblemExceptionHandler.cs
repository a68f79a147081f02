using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Tutti.Hosting;

namespace Tutti.Errors;

/// <summary>
/// Answers with problem details where the host's own code, such as a controller, lets the failure of a call pass. Works in hosts that use
/// the exception handler of ASP.NET Core.
/// </summary>
internal sealed class ProblemExceptionHandler(AppRuntime app) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is not ProblemException problem)
        {
            return false;
        }
        await ProblemResponse.WriteAsync(httpContext, problem, app.Details);
        return true;
    }
}
