namespace Tutti.Cli;

/// <summary>Lets a command hear of Ctrl-C that goes on afterwards: a prompt, or one that has started a program at the same terminal.</summary>
internal sealed class Interrupts
{
    private Action? _handler;

    /// <summary>Hears of each until it is disposed of.</summary>
    public IDisposable Hear(Action handler)
    {
        _handler = handler;
        return new Hearing(this);
    }

    /// <summary>Tells whoever wants to hear of it; else nothing happens.</summary>
    public bool TryHandle()
    {
        var handler = _handler;
        handler?.Invoke();
        return handler is not null;
    }

    private sealed class Hearing(Interrupts interrupts) : IDisposable
    {
        public void Dispose() => interrupts._handler = null;
    }
}
