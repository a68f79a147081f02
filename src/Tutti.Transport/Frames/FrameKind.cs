namespace Tutti.Transport.Frames;

/// <summary>What a frame says. The numbers are the wire's; none is ever used again for something else.</summary>
internal enum FrameKind : byte
{
    /// <summary>The caller's first words: who it is, which keys it has, and a number that nobody has seen before.</summary>
    Hello = 1,

    /// <summary>The callee's answer: its own number, and the proof that it has one of these keys.</summary>
    Challenge = 2,

    /// <summary>The caller's proof.</summary>
    Proof = 3,

    /// <summary>The callee lets the caller in, and says which endpoints it has.</summary>
    Welcome = 4,

    /// <summary>The callee does not: the body says why.</summary>
    Refusal = 5,

    /// <summary>A call: its head, and the beginning of its arguments.</summary>
    Call = 16,

    /// <summary>The answer: the beginning of a result, or of a problem.</summary>
    Reply = 17,

    /// <summary>More of what a call or an answer has begun.</summary>
    Data = 18,

    /// <summary>How many more bytes of data the receiver of this may send.</summary>
    Credit = 19,

    /// <summary>Whoever sends it wants no more of this exchange.</summary>
    Cancel = 20,

    /// <summary>Asks whether the other side is still there.</summary>
    Ping = 32,

    /// <summary>It is.</summary>
    Pong = 33,

    /// <summary>The callee takes no more calls over this connection; those that it has it answers.</summary>
    GoAway = 34,
}
