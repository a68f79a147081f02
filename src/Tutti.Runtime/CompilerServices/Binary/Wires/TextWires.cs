using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>A text in UTF-8, or null. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringWire : IWire<string?>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, string? value)
    {
        if (value is null)
        {
            writer.Null();
            return;
        }
        writer.Text(value);
    }

    /// <inheritdoc/>
    public static string? Read(ref WireReader reader) => reader.Text();

    /// <inheritdoc/>
    public static bool Keeps(string? value, int depth) => Wire.IsWellFormed(value);
}

/// <summary>A character in two bytes; half of one becomes U+FFFD, as in JSON. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharWire : IWire<char>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, char value) =>
        Fixed.Write(ref writer, char.IsSurrogate(value) ? '\uFFFD' : value);

    /// <inheritdoc/>
    public static char Read(ref WireReader reader)
    {
        var value = Fixed.Read<char>(ref reader);
        return char.IsSurrogate(value) ? throw Wire.Malformed("half a character") : value;
    }

    /// <inheritdoc/>
    public static bool Keeps(char value, int depth) => !char.IsSurrogate(value);
}

/// <summary>A URI as it was given, or null. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriWire : IWire<Uri?>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, Uri? value) => StringWire.Write(ref writer, value?.OriginalString);

    /// <inheritdoc/>
    public static Uri? Read(ref WireReader reader) =>
        reader.Text() is not { } text ? null
        : UriParser.TryParse(text, out var value) ? value
        : throw Wire.Malformed("something that is no URI");

    /// <inheritdoc/>
    public static bool Keeps(Uri? value, int depth) => value is null;
}

/// <summary>The parts of a version, or null. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionWire : IWire<Version?>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, Version? value)
    {
        if (!writer.Has(value is not null))
        {
            return;
        }
        Fixed.Write(ref writer, value!.Major);
        Fixed.Write(ref writer, value.Minor);
        Fixed.Write(ref writer, value.Build);
        Fixed.Write(ref writer, value.Revision);
    }

    /// <inheritdoc/>
    public static Version? Read(ref WireReader reader)
    {
        if (!reader.Has())
        {
            return null;
        }
        var major = Fixed.Read<int>(ref reader);
        var minor = Fixed.Read<int>(ref reader);
        var build = Fixed.Read<int>(ref reader);
        var revision = Fixed.Read<int>(ref reader);
        return (major, minor, build, revision) switch
        {
            (>= 0, >= 0, -1, -1) => new(major, minor),
            (>= 0, >= 0, >= 0, -1) => new(major, minor, build),
            (>= 0, >= 0, >= 0, >= 0) => new(major, minor, build, revision),
            _ => throw Wire.Malformed("something that is no version"),
        };
    }

    /// <inheritdoc/>
    public static bool Keeps(Version? value, int depth) => true;
}

/// <summary>A type that parses itself, as its text; or null. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParsableWire<T> : IWire<T?>
    where T : IParsable<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, T? value) =>
        StringWire.Write(ref writer, value is null ? null : ParsableConverter<T>.Text(value));

    /// <inheritdoc/>
    public static T? Read(ref WireReader reader) =>
        reader.Text() is { } text ? ParsableConverter<T>.Parse(text)
        : default(T) is null ? default
        : throw Wire.Malformed($"null in place of a {typeof(T).Name}");
}
