using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Log;

namespace Tutti.Errors;

/// <summary>What of a problem its caller gets, in this process or another.</summary>
internal static class SentProblem
{
    /// <summary>
    /// A problem without its cause, and if something is broken inside, without text and details, except on a developer's own machine. What
    /// could be changed is copied, and what no process could tell another is replaced, so that nobody sees how far it has come.
    /// </summary>
    public static ProblemException Of(
        ProblemException problem,
        bool isDevelopment,
        DetailsCatalog catalog,
        ILogger logger,
        string endpoint
    )
    {
        if (problem.Code is ProblemCode.Internal && !isDevelopment)
        {
            return Problems.Internal();
        }
        var sent = new ProblemException(
            ProblemCodes.Known(problem.Code),
            WellFormed(problem.Message),
            ErrorsOf(problem.Errors)
        );
        if (problem.Details is { } details && DetailsOf(details, catalog, logger, endpoint) is { } copy)
        {
            sent.WithDetails(copy);
        }
        return sent;
    }

    private static object? DetailsOf(object details, DetailsCatalog catalog, ILogger logger, string endpoint)
    {
        if (catalog.Of(details) is not { } type)
        {
            logger.DetailsUndeclared(endpoint, details.GetType());
            return null;
        }
        try
        {
            return DetailsCatalog.Copy(type, details);
        }
        catch (JsonException exception)
        {
            logger.DetailsUnwritable(endpoint, details.GetType(), exception);
            return null;
        }
    }

    private static Dictionary<string, string[]>? ErrorsOf(IReadOnlyDictionary<string, string[]>? errors)
    {
        if (errors is not { Count: > 0 })
        {
            return null;
        }
        var copies = new Dictionary<string, string[]>(errors.Count, StringComparer.Ordinal);
        foreach (var (path, messages) in errors)
        {
            copies[WellFormed(path)] = [.. (messages ?? []).Select(message => WellFormed(message ?? ""))];
        }
        return copies;
    }

    // Half of a surrogate pair has no form in UTF-8.
    private static string WellFormed(string text) =>
        Wire.IsWellFormed(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
