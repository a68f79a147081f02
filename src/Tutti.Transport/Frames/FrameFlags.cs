namespace Tutti.Transport.Frames;

/// <summary>What is to be known of a frame beside its kind.</summary>
[Flags]
internal enum FrameFlags : byte
{
    None = 0,

    /// <summary>Nothing comes after it: the call, or the answer, is whole.</summary>
    End = 1,

    /// <summary>Of a call or an answer: its values are written by the binary codec, which both sides have in the same form; else they are JSON.</summary>
    Binary = 2,

    /// <summary>Of an answer: it is a problem.</summary>
    Problem = 4,
}
