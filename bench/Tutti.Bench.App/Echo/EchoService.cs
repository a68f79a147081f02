using System.Runtime.CompilerServices;

namespace Tutti.Bench.App.Echo;

/// <summary>Gives back what it gets, in the ways in which a call can differ.</summary>
[Service("echo")]
public sealed class EchoService
{
    /// <summary>At once, an immutable value.</summary>
    [Endpoint]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<Note> Note(Note note) => new(note);

    /// <summary>At once, an immutable value, within less time than callers have.</summary>
    [Endpoint(Timeout = "1s")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<Note> NoteInTime(Note note) => new(note);

    /// <summary>A little later, an immutable value.</summary>
    [Endpoint]
    public async ValueTask<Note> NoteLater(Note note)
    {
        await Task.Yield();
        return note;
    }

    /// <summary>At once, a value that either side may change.</summary>
    [Endpoint]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<Draft> Draft(Draft draft) => new(draft);
}

/// <summary>A text that stays as it is.</summary>
public sealed record Note(int Id, string Text);

/// <summary>A text that can be changed.</summary>
public sealed class Draft
{
    /// <summary>Its number.</summary>
    public int Id { get; set; }

    /// <summary>Its words.</summary>
    public string Text { get; set; } = "";
}
