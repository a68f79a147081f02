using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Elsewhere;

// Another method registers what it takes, which this analysis does not follow.
[Service("elsewhere")]
public sealed class ElsewhereService(ElsewhereStore store) : IConfigureService
{
    public static void Configure(ServiceSetup setup) => Register(setup.Services);

    [Get("/elsewhere")]
    public string Get() => store.ToString() ?? "";

    private static void Register(IServiceCollection services) => services.AddSingleton<ElsewhereStore>();
}

public sealed class ElsewhereStore;
