using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Tutti;

namespace MyApp.Tests;

/// <summary>The whole app, listening on a free port of this machine for as long as a test needs it.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningApp(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>Speaks with the app.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts the app.</summary>
    public static async Task<RunningApp> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddTutti(Assembly.Load("MyApp"));
        var app = builder.Build();
        app.MapTutti();
        await app.StartAsync();
        return new RunningApp(app);
    }

    /// <summary>Stops the app.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
