using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Tutti.Errors;

/// <summary>Puts <see cref="ProblemMiddleware"/> around all that answers requests.</summary>
internal sealed class ProblemStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.UseMiddleware<ProblemMiddleware>();
            next(app);
        };
}
