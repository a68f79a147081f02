using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Requests;
using Tutti.ServiceCalls;
using Tutti.Services;

namespace Tutti.Hosting;

/// <summary>Makes the app ready to run: providers, clients, policies; and says at once all that stands in the way.</summary>
internal sealed class AppBuild(AppRuntime app)
{
    private readonly List<string> _problems = [];

    /// <exception cref="StartupException">The app cannot start.</exception>
    public static void Run(AppRuntime app) => new AppBuild(app).Run();

    private void Run()
    {
        if (app.IsBuilt)
        {
            throw new InvalidOperationException("MapTutti was called twice; a host has one app.");
        }
        app.IsBuilt = true;
        _problems.AddRange(app.Resources.Open(app));
        foreach (var service in app.Services)
        {
            Build(service);
            _problems.AddRange(DependencyCheck.Missing(service));
        }
        Authorize();
        foreach (var endpoint in app.Endpoints)
        {
            endpoint.Prepare();
        }
        if (_problems.Count > 0)
        {
            throw new StartupException(_problems);
        }
    }

    private void Build(ServiceRuntime service)
    {
        _problems.AddRange(ServiceRegistrations.Fill(service, app.Host));
        try
        {
            service.Build(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = app.IsDevelopment });
        }
        catch (AggregateException exception)
        {
            _problems.AddRange(DependencyCheck.Invalid(service, exception));
            // What the classes with endpoints miss is to be said all the same.
            service.Build(new ServiceProviderOptions());
        }
    }

    private void Authorize()
    {
        var guarded = app.Endpoints.Where(endpoint => CallAuthorization.IsRequired(endpoint.Info)).ToList();
        if (guarded.Count == 0)
        {
            return;
        }
        if (!HasScheme())
        {
            var names = string.Join(", ", guarded.Select(endpoint => $"'{endpoint.FullName}'"));
            _problems.Add(
                $"[Authorize] is on {names}, but no authentication scheme is configured, so nobody could ever be let in. "
                    + "Add one in Program.cs, for example: builder.Services.AddAuthentication().AddJwtBearer();"
            );
        }
        guarded.ForEach(Authorize);
    }

    private void Authorize(EndpointRuntime endpoint)
    {
        try
        {
            // Policies come from options unless the app has a provider of its own; at start nothing else waits for it.
            endpoint.Authorization = CallAuthorization.CreateAsync(endpoint.Info, app.Host).GetAwaiter().GetResult();
        }
        catch (InvalidOperationException exception)
        {
            _problems.Add($"[Authorize] on '{endpoint.FullName}': {exception.Message}");
        }
    }

    private bool HasScheme() =>
        app.Host.GetService<IAuthenticationSchemeProvider>() is { } schemes
        && schemes.GetAllSchemesAsync().GetAwaiter().GetResult().Any();
}
