using System.Text.Json;

namespace Tutti.Processes.Environments.Json;

/// <summary>A value in a JSON file, and where it stands there.</summary>
internal sealed record PlacedValue
{
    public required JsonValueKind Kind { get; init; }

    /// <summary>What a text says, or how a number is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>A number, if it is a whole one that fits.</summary>
    public long? Whole { get; init; }

    /// <summary>The members of an object, in the order of the file; of those with the same name only the first.</summary>
    public IReadOnlyList<PlacedMember> Members { get; init; } = [];

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<PlacedValue> Items { get; init; } = [];

    /// <summary>The environment variable that it was taken from, if it is not the file's own.</summary>
    public string? Variable { get; init; }

    public required Place Place { get; init; }

    /// <summary>The value of a member, if the object has it.</summary>
    public PlacedValue? Find(string name) => FindMember(name)?.Value;

    /// <summary>A member, if the object has it.</summary>
    public PlacedMember? FindMember(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Place">Where its name stands.</param>
internal sealed record PlacedMember(string Name, PlacedValue Value, Place Place);

/// <summary>A place in a file. Lines and columns count from 1; the end is the column after the last character, or 0 if only the start is meant.</summary>
internal readonly record struct Place(string Path, int Line, int Column, int EndColumn = 0);
