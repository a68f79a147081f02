using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Tutti.ServiceCalls;

namespace Tutti.Hosting;

/// <summary>Puts <see cref="InternalListener"/> before all else.</summary>
internal sealed class InternalListenerFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.UseMiddleware<InternalListener>();
            next(app);
        };
}
