namespace Tutti.Docs.Tests.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What follows the fence: <c>csharp</c>, <c>json</c>, <c>console</c>.</param>
/// <param name="Section">The heading of second level that it stands under; empty before the first.</param>
/// <param name="Line">The line of the page on which its text begins.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Notes">The HTML comments directly before it, which readers do not see: what tests have to know about it.</param>
internal sealed record Block(string Language, string Section, int Line, string Text, IReadOnlyList<string> Notes)
{
    /// <summary>What follows the colon of the note with this name, "" if nothing does, <see langword="null"/> if there is no such note.</summary>
    public string? Note(string name) =>
        Notes.Select(note => Value(note, name)).FirstOrDefault(value => value is not null);

    private static string? Value(string note, string name)
    {
        if (note == name)
        {
            return "";
        }
        return note.StartsWith(name + ":", StringComparison.Ordinal) ? note[(name.Length + 1)..].Trim() : null;
    }
}
