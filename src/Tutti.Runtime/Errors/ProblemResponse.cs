using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Tutti.Requests;

namespace Tutti.Errors;

/// <summary>Answers a request with problem details.</summary>
internal static class ProblemResponse
{
    /// <summary>Answers with the status that goes with the code.</summary>
    public static Task WriteAsync(HttpContext http, ProblemException problem, DetailsCatalog? catalog = null)
    {
        var type = catalog?.Of(problem.Details);
        if (type is null)
        {
            return WriteAsync(
                http,
                ProblemCodes.StatusOf(problem.Code),
                problem.Code,
                problem.Message,
                problem.Errors,
                default
            );
        }
        var details = PooledBuffer.Rent();
        try
        {
            type.Write(details, problem.Details!, isBinary: false);
            return WriteAsync(
                http,
                ProblemCodes.StatusOf(problem.Code),
                problem.Code,
                problem.Message,
                problem.Errors,
                new(type.DisplayName, details.Span)
            );
        }
        finally
        {
            details.Return();
        }
    }

    /// <summary>Answers. Headers that are set already stay, but for those that describe another body.</summary>
    public static Task WriteAsync(HttpContext http, int status, ProblemCode code, string? detail) =>
        WriteAsync(http, status, code, detail, null, default);

    private static Task WriteAsync(
        HttpContext http,
        int status,
        ProblemCode code,
        string? detail,
        IReadOnlyDictionary<string, string[]>? errors,
        DetailsJson details
    )
    {
        var response = http.Response;
        response.StatusCode = status;
        response.Headers.ContentEncoding = default;
        response.Headers.ETag = default;
        response.Headers.LastModified = default;
        response.Headers.CacheControl = default;
        var buffer = PooledBuffer.Rent();
        var trace = Activity.Current?.TraceId.ToHexString();
        ProblemJson.Write(buffer, status, TitleOf(status), code, detail, errors, details, trace);
        return ResponseBody.WriteAsync(response, buffer, ProblemJson.ContentType);
    }

    private static string TitleOf(int status) =>
        ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error";
}
