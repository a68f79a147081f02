using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti.Hosting;

namespace Tutti.Testing.Hosts;

/// <summary>
/// The host that a <c>Program.cs</c> of the app's own makes, which is run as it is, with a command line that names the app. Where it calls <c>AddTutti</c>, the test's
/// changes are made.
/// </summary>
internal sealed class ProgramHost(HostSetup setup) : TestHost(setup.Topology)
{
    private readonly TaskCompletionSource<IServiceProvider> _started = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override IServiceProvider Provider =>
        _started.Task.IsCompletedSuccessfully
            ? _started.Task.Result
            : throw new InvalidOperationException($"The program {setup.ApplicationName} does not run.");

    public override Task StartAsync()
    {
        // A program blocks its thread as long as it runs.
        new Thread(Run) { IsBackground = true, Name = setup.ApplicationName }.Start();
        return _started.Task;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_started.Task.IsCompletedSuccessfully)
        {
            Provider.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await _ended.Task;
        }
    }

    private void Run()
    {
        try
        {
            ProgramStart.Current = new ProgramStart
            {
                App = setup.Options.App,
                Topology = setup.Topology,
                Configure = builder =>
                {
                    setup.Apply(builder);
                    builder.Services.AddHostedService(host => new StartNotice(host, _started));
                },
                Complete = setup.Replace,
            };
            var main = setup.Options.App.EntryPoint!;
            object[] arguments = main.GetParameters().Length == 0 ? [] : [Arguments()];
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            _started.TrySetException(
                new InvalidOperationException(
                    $"The program {setup.ApplicationName} ended before it took requests. A test runs it as it is: it has to call builder.AddTutti() and app.Run()."
                )
            );
            _ended.SetResult();
        }
        catch (Exception exception)
        {
            _started.TrySetException(exception);
            _ended.SetException(exception);
        }
    }

    // What ASP.NET Core would find out by the process, which is that of the tests.
    private string[] Arguments() =>
        [
            $"--{HostDefaults.ApplicationKey}={setup.ApplicationName}",
            $"--{HostDefaults.EnvironmentKey}={setup.EnvironmentName}",
            $"--{HostDefaults.ContentRootKey}={AppContext.BaseDirectory}",
            .. setup.Options.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];

    private sealed class StartNotice(IServiceProvider host, TaskCompletionSource<IServiceProvider> started)
        : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            host.GetRequiredService<IHostApplicationLifetime>()
                .ApplicationStarted.Register(() => started.TrySetResult(host));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
