using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tutti.CompilerServices;
using Tutti.Processes.Environments;

namespace Tutti.Gateway.Cors;

/// <summary>
/// Tells browsers which pages of other origins may call the app's endpoints (CORS). Endpoints with <c>[EnableCors("policy")]</c> or <c>[DisableCors]</c> are
/// left to what these say.
/// </summary>
internal sealed class CorsGate
{
    private readonly CorsPolicies _policies;
    private readonly PreflightRoutes _routes;
    private readonly CorsRules _rules;
    private readonly CorsService _service;
    private readonly Func<object, Task> _apply;

    public CorsGate(CorsSettings settings, GeneratedApplication application, bool isOwnProgram, IServiceProvider host)
    {
        _policies = new CorsPolicies(settings, application);
        _routes = new PreflightRoutes(application, host);
        _rules = new CorsRules(isOwnProgram);
        _service = new CorsService(Options.Create(new CorsOptions()), host.GetRequiredService<ILoggerFactory>());
        _apply = http => Apply((HttpContext)http);
    }

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (IsPreflight(http.Request))
        {
            return AnswerAsync(http, next);
        }
        // What the endpoint says is known only then.
        http.Response.OnStarting(_apply, http);
        return next(http);
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (await _routes.FindAsync(http) is not { } info || !_rules.IsOurs(info))
        {
            await next(http);
            return;
        }
        var request = http.Request;
        var asked = request.Headers.GetCommaSeparatedValues(HeaderNames.AccessControlRequestHeaders);
        var policy = _policies.OfPreflight(request.Headers.Origin.ToString(), asked);
        var result = _service.EvaluatePolicy(http, policy);
        var isAllowed =
            policy.AllowAnyHeader || asked.All(a => policy.Headers.Contains(a, StringComparer.OrdinalIgnoreCase));
        result.AllowedHeaders.Clear();
        if (isAllowed)
        {
            Array.ForEach(asked, result.AllowedHeaders.Add);
        }
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        Write(result, http.Response);
    }

    private Task Apply(HttpContext http)
    {
        if (
            _rules.IsOurs(http.GetEndpoint())
            && !http.Response.Headers.ContainsKey(HeaderNames.AccessControlAllowOrigin)
        )
        {
            Write(_service.EvaluatePolicy(http, _policies.Of(http.Request)), http.Response);
        }
        return Task.CompletedTask;
    }

    private void Write(CorsResult result, HttpResponse response)
    {
        // Also where all origins get the same, because not all requests do; a cache must not give the one's answer to the other.
        result.VaryByOrigin = false;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        _service.ApplyResult(result, response);
    }
}
