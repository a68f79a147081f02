using Microsoft.Extensions.DependencyInjection;
using Tutti.Bench.App.Echo;

namespace Tutti.Bench.App.Caller;

/// <summary>Calls another service, or a plain class, many times and takes the time.</summary>
[Service("caller")]
public sealed class CallerService(IEchoClient echo, PlainEcho plain) : IConfigureService
{
    /// <summary>Registers what is called instead of the service.</summary>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<PlainEcho>();

    /// <summary>Makes calls, one after the other.</summary>
    [Post("/calls", Public = true)]
    public Task<CallFigures> Calls(CallRun run) =>
        run.Kind switch
        {
            CallKind.Shared => run.Direct ? PlainShared(run.Count) : ClientShared(run.Count),
            CallKind.Limited => run.Direct ? PlainShared(run.Count) : ClientLimited(run.Count),
            CallKind.Later => run.Direct ? PlainLater(run.Count) : ClientLater(run.Count),
            CallKind.Copied => run.Direct ? PlainCopied(run.Count) : ClientCopied(run.Count),
            _ => throw Problem.InvalidArgument("There is no such kind of call."),
        };

    private async Task<CallFigures> ClientShared(int count)
    {
        var note = new Note(1, "text");
        var meter = CallMeter.Start(oneThread: true);
        for (var i = 0; i < count; i++)
        {
            note = await echo.NoteAsync(note);
        }
        return meter.Stop(count);
    }

    private async Task<CallFigures> PlainShared(int count)
    {
        var note = new Note(1, "text");
        var meter = CallMeter.Start(oneThread: true);
        for (var i = 0; i < count; i++)
        {
            note = await plain.Note(note);
        }
        return meter.Stop(count);
    }

    private async Task<CallFigures> ClientLimited(int count)
    {
        var note = new Note(1, "text");
        var meter = CallMeter.Start(oneThread: true);
        for (var i = 0; i < count; i++)
        {
            note = await echo.NoteInTimeAsync(note);
        }
        return meter.Stop(count);
    }

    private async Task<CallFigures> ClientLater(int count)
    {
        var note = new Note(1, "text");
        var meter = CallMeter.Start(oneThread: false);
        for (var i = 0; i < count; i++)
        {
            note = await echo.NoteLaterAsync(note);
        }
        return meter.Stop(count);
    }

    private async Task<CallFigures> PlainLater(int count)
    {
        var note = new Note(1, "text");
        var meter = CallMeter.Start(oneThread: false);
        for (var i = 0; i < count; i++)
        {
            note = await plain.NoteLater(note);
        }
        return meter.Stop(count);
    }

    private async Task<CallFigures> ClientCopied(int count)
    {
        var draft = new Draft { Id = 1, Text = "text" };
        var meter = CallMeter.Start(oneThread: true);
        for (var i = 0; i < count; i++)
        {
            draft = await echo.DraftAsync(draft);
        }
        return meter.Stop(count);
    }

    private async Task<CallFigures> PlainCopied(int count)
    {
        var draft = new Draft { Id = 1, Text = "text" };
        var meter = CallMeter.Start(oneThread: true);
        for (var i = 0; i < count; i++)
        {
            draft = await plain.Draft(draft);
        }
        return meter.Stop(count);
    }
}
