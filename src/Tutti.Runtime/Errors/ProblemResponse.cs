using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Tutti.Requests;

namespace Tutti.Errors;

/// <summary>Answers a request with problem details.</summary>
internal static class ProblemResponse
{
    /// <summary>Answers with the status that goes with the code.</summary>
    public static Task WriteAsync(HttpContext http, ProblemException problem) =>
        WriteAsync(http, ProblemCodes.StatusOf(problem.Code), problem.Code, problem.Message, problem.Errors);

    /// <summary>Answers. Headers that are set already stay, but for those that describe another body.</summary>
    public static Task WriteAsync(
        HttpContext http,
        int status,
        ProblemCode code,
        string? detail,
        IReadOnlyDictionary<string, string[]>? errors = null
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
        ProblemJson.Write(buffer, status, TitleOf(status), code, detail, errors, trace);
        return ResponseBody.WriteAsync(response, buffer, ProblemJson.ContentType);
    }

    private static string TitleOf(int status) =>
        ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error";
}
