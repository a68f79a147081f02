using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Tutti.Gateway;

/// <summary>Puts <see cref="PublicEntry"/> before all that is not the framework's.</summary>
internal sealed class PublicEntryFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            var settings = GatewaySettings.Of(app.ApplicationServices);
            if (!settings.IsOwnProgram || settings.Cors is not null || settings.TrustedProxies is not null)
            {
                app.Use(inner => new PublicEntry(inner, settings, app.ApplicationServices).InvokeAsync);
            }
            next(app);
        };
}
