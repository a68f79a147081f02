using System.Runtime.CompilerServices;
using Tutti.Bench.App.Echo;

namespace Tutti.Bench.App;

/// <summary>The methods of <see cref="EchoService"/> on a class that is no service: what a call costs without a framework.</summary>
public sealed class PlainEcho
{
    /// <summary>As <see cref="EchoService.Note"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<Note> Note(Note note) => new(note);

    /// <summary>As <see cref="EchoService.NoteLater"/>.</summary>
    public async ValueTask<Note> NoteLater(Note note)
    {
        await Task.Yield();
        return note;
    }

    /// <summary>As <see cref="EchoService.Draft"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<Draft> Draft(Draft draft) => new(draft);
}
