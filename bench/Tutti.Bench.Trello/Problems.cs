using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tutti.Bench.Trello;

/// <summary>Problems on the wire.</summary>
internal static class Problems
{
    private static readonly TrelloJson s_json = new(
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Answers what is thrown.</summary>
    public static void Use(WebApplication app) =>
        app.Use(
            async (http, next) =>
            {
                try
                {
                    await next(http);
                }
                catch (ProblemException problem)
                {
                    await WriteAsync(http, problem);
                }
            }
        );

    /// <summary>Throws what another process has refused a call with.</summary>
    public static async Task ThrowIfFailedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }
        var body = await response.Content.ReadFromJsonAsync(TrelloJson.Default.ProblemBody, cancellationToken);
        throw new ProblemException(body!.Status, body.Title, body.Code, body.Detail) { Errors = body.Errors };
    }

    private static Task WriteAsync(HttpContext http, ProblemException problem)
    {
        http.Response.StatusCode = problem.Status;
        var trace = Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom();
        return http.Response.WriteAsJsonAsync(
            new ProblemBody(
                problem.Title,
                problem.Status,
                problem.Message,
                problem.Code,
                problem.Errors,
                trace.ToHexString()
            ),
            s_json.ProblemBody,
            "application/problem+json"
        );
    }
}
