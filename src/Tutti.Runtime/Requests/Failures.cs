using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Tutti.Errors;
using Tutti.Log;

namespace Tutti.Requests;

/// <summary>Turns what an endpoint has thrown into what its caller gets, and tells log and trace the rest.</summary>
internal static class Failures
{
    // Marks a problem that has come from another service, where it has been logged.
    private static readonly object s_logged = new();

    /// <summary>The problem for the caller.</summary>
    public static ProblemException ToProblem(
        Exception exception,
        ILogger logger,
        string endpoint,
        bool isDevelopment,
        DetailsCatalog details,
        bool fromOutside
    )
    {
        if (exception is ProblemException problem)
        {
            Report(problem, logger, endpoint);
            return Mark(SentProblem.Of(problem, isDevelopment, details, logger, endpoint));
        }
        logger.Failed(endpoint, exception);
        Trace(exception, "internal");
        return Mark(
            isDevelopment && fromOutside
                ? Problem.Internal($"{exception.GetType().FullName}: {exception.Message}")
                : Problems.Internal()
        );
    }

    /// <summary>Notes that a problem has been logged where it happened.</summary>
    public static ProblemException Mark(ProblemException problem)
    {
        problem.Data[s_logged] = true;
        return problem;
    }

    private static void Report(ProblemException problem, ILogger logger, string endpoint)
    {
        if (problem.Data.Contains(s_logged))
        {
            logger.AnsweredWithProblem(endpoint, problem.Code, problem.Message);
        }
        else if (ProblemCodes.IsFault(problem.Code))
        {
            logger.Failed(endpoint, problem);
            Trace(problem, ProblemCodes.NameOf(problem.Code));
            return;
        }
        else if (problem.InnerException is { } cause)
        {
            logger.AnsweredWithCause(endpoint, problem.Code, cause);
        }
        else
        {
            logger.AnsweredWithProblem(endpoint, problem.Code, problem.Message);
        }
        Activity.Current?.SetTag("error.type", ProblemCodes.NameOf(problem.Code));
    }

    private static void Trace(Exception exception, string code)
    {
        if (Activity.Current is { } activity)
        {
            activity.SetTag("error.type", code);
            activity.SetStatus(ActivityStatusCode.Error);
            activity.AddException(exception);
        }
    }
}
