using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.Runtime.Tests.App.Ledger;

namespace Tutti.Runtime.Tests.App.Background;

/// <summary>Has work of its own, beside its endpoints.</summary>
[Service("background")]
public sealed class WorkService(Work work) : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddSingleton<Work>();
        setup.Services.AddHostedService(services => services.GetRequiredService<Work>());
    }

    [Get("/background", Public = true)]
    public Progress Get() => new(work.Started, work.Sum);
}

public sealed record Progress(bool Started, int? Sum);

/// <summary>Calls another service outside of any request.</summary>
public sealed partial class Work(ILedgerClient ledger, ILogger<Work> logger) : IHostedService
{
    public bool Started { get; private set; }

    public int? Sum { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Started = true;
        await Task.CompletedTask;
        _ = CallAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        LogStop(logger);
        Trouble.Gate.Shared.Open("background-stopped");
        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Information, "The background work has stopped.")]
    private static partial void LogStop(ILogger logger);

    // A callee in another process may not listen yet.
    private async Task CallAsync()
    {
        for (var attempt = 0; attempt < 100 && Sum is null; attempt++)
        {
            try
            {
                Sum = (await ledger.AddAsync(20, 3)).Value;
            }
            catch (ProblemException problem) when (problem.Code is ProblemCode.Unavailable)
            {
                await Task.Delay(50);
            }
        }
    }
}
