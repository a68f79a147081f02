using System.Buffers;
using System.ComponentModel;
using System.Text.Json;

namespace Tutti.CompilerServices;

/// <summary>A type of which details of problems are: see <see cref="ThrowsAttribute{TDetails}"/>. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedDetails
{
    private protected GeneratedDetails(string name, string displayName)
    {
        Name = name;
        DisplayName = displayName;
    }

    /// <summary>The type's full name, by which processes of the app know it.</summary>
    public string Name { get; }

    /// <summary>The type's name without namespace, which clients see.</summary>
    public string DisplayName { get; }

    internal abstract Type Type { get; }

    /// <exception cref="JsonException">They hold something that their type forbids, or that JSON has no form for.</exception>
    internal abstract void Write(IBufferWriter<byte> output, object details, bool isBinary);

    /// <exception cref="JsonException">The input isn't of this type.</exception>
    internal abstract object Read(ReadOnlySpan<byte> input, bool isBinary);
}

/// <summary>A type of which details of problems are. For generated code.</summary>
/// <typeparam name="TDetails">The type.</typeparam>
/// <param name="name">The type's full name.</param>
/// <param name="displayName">The type's name without namespace.</param>
/// <param name="json">Gives its codec for JSON, when one is needed.</param>
/// <param name="binary">Gives its codec for processes with the same contract, when one is needed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedDetails<TDetails>(
    string name,
    string displayName,
    Func<JsonCodec<TDetails>> json,
    Func<BinaryCodec<TDetails>> binary
) : GeneratedDetails(name, displayName)
    where TDetails : notnull
{
    internal override Type Type => typeof(TDetails);

    internal override void Write(IBufferWriter<byte> output, object details, bool isBinary)
    {
        if (isBinary)
        {
            binary().Write(output, (TDetails)details);
        }
        else
        {
            json().Write(output, (TDetails)details);
        }
    }

    internal override object Read(ReadOnlySpan<byte> input, bool isBinary) =>
        isBinary ? binary().Read(input) : json().Read(input)!;
}
