using System.Text;
using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.DevHost.Apps;

/// <summary>What <c>tutti.json</c> says. Comments and trailing commas are allowed, every member may be left out.</summary>
internal sealed record AppFile
{
    private static readonly string[] KnownMembers = ["$schema", "name", "project"];

    public string? Name { get; private init; }

    public string? Project { get; private init; }

    /// <summary>Where <see cref="Project"/> stands, for messages about it.</summary>
    public (int Line, int Column) ProjectPosition { get; private init; }

    public IReadOnlyList<string> Notes { get; private init; } = [];

    public static AppFile Read(string path)
    {
        var bytes = GivenFile.Read(path, ToolErrors.AppUnreadable);
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var json = bytes.AsSpan(start);
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
        try
        {
            return ReadMembers(path, json, ref reader);
        }
        catch (JsonException error)
        {
            var (line, column) = ((int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1);
            throw Unreadable(path, line, column, $"is not valid JSON: {JsonErrorText.Of(error)}");
        }
        catch (InvalidOperationException)
        {
            // How the reader refuses text that isn't UTF-8.
            var (line, column) = Position(json, reader.TokenStartIndex);
            throw Unreadable(path, line, column, "holds text that is not UTF-8");
        }
    }

    private static AppFile ReadMembers(string path, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw WrongKind(path, json, ref reader, "must hold an object, such as { \"name\": \"my-app\" }");
        }
        var file = new AppFile();
        var notes = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "name":
                    file = file with { Name = ReadText(path, json, ref reader, member) };
                    break;
                case "project":
                    file = file with
                    {
                        ProjectPosition = Position(json, reader.TokenStartIndex),
                        Project = ReadText(path, json, ref reader, member),
                    };
                    break;
                case "$schema":
                    reader.Skip();
                    break;
                default:
                    notes.Add(UnknownMember(member));
                    reader.Skip();
                    break;
            }
        }
        // Whatever follows the object is an error of the reader, which wants to be asked.
        while (reader.Read()) { }
        return file with { Notes = notes };
    }

    private static string ReadText(string path, ReadOnlySpan<byte> json, ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw WrongKind(path, json, ref reader, $"has a \"{member}\" that is not a string");
        }
        var text = reader.GetString()!;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw WrongKind(path, json, ref reader, $"has an empty \"{member}\"");
        }
        return text;
    }

    private static string UnknownMember(string member)
    {
        var meant = KnownMembers.FirstOrDefault(known => known.Equals(member, StringComparison.OrdinalIgnoreCase));
        var hint = meant is null ? $"known are {string.Join(", ", KnownMembers)}" : $"did you mean \"{meant}\"?";
        return $"{AppDefinition.FileName} has a member \"{member}\" that means nothing here; {hint}";
    }

    private static ToolException WrongKind(
        string path,
        ReadOnlySpan<byte> json,
        ref Utf8JsonReader reader,
        string problem
    )
    {
        var (line, column) = Position(json, reader.TokenStartIndex);
        return Unreadable(path, line, column, problem);
    }

    private static ToolException Unreadable(string path, int line, int column, string problem) =>
        new(ToolErrors.AppUnreadable, $"{path} {problem}.", "Correct it at the place shown; {} is enough.")
        {
            File = path,
            Line = line,
            Column = column,
        };

    private static (int Line, int Column) Position(ReadOnlySpan<byte> json, long offset)
    {
        var before = json[..(int)offset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
