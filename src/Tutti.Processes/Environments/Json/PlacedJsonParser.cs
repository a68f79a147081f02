using System.Text;
using System.Text.Json;

namespace Tutti.Processes.Environments.Json;

/// <summary>Reads JSON with comments and trailing commas into values that know where they stand.</summary>
internal ref struct PlacedJsonParser
{
    private const int DeepestLevel = 16;
    private const int LargestSize = 1 << 20;

    private readonly ReadOnlySpan<byte> _json;
    private readonly List<PlacedMember> _duplicates = [];
    private Utf8JsonReader _reader;
    private TextPosition _position = new();
    private string _path = "$";

    private PlacedJsonParser(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = DeepestLevel * 2,
            }
        );
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes, with or without a byte order mark.</param>
    /// <returns>Its only value, and the members that an object has twice.</returns>
    /// <exception cref="PlacedJsonException">It cannot be read.</exception>
    public static (PlacedValue Value, IReadOnlyList<PlacedMember> Duplicates) Parse(ReadOnlySpan<byte> file)
    {
        var json = file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        if (json.Length > LargestSize)
        {
            throw Failure(
                EnvironmentCodes.FileTooLarge,
                "The file has more than a mebibyte.",
                "Make it smaller.",
                1,
                1
            );
        }
        var parser = new PlacedJsonParser(json);
        try
        {
            return (parser.ReadFile(), parser._duplicates);
        }
        catch (JsonException error) when (error.Message.Contains("does not contain any JSON tokens"))
        {
            throw Nothing();
        }
        catch (JsonException error)
        {
            throw parser.Invalid(error);
        }
        catch (InvalidOperationException)
        {
            // How the reader refuses text that isn't UTF-8, or escapes that make no character.
            var place = parser.PlaceOfToken();
            throw Failure(
                EnvironmentCodes.JsonInvalid,
                "The file holds a text that is no valid Unicode.",
                "Save it as UTF-8.",
                place.Line,
                place.Column
            );
        }
    }

    private PlacedValue ReadFile()
    {
        if (_json.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw Nothing();
        }
        _reader.Read();
        var value = ReadValue(0);
        // Whatever follows is an error of the reader, which wants to be asked.
        while (_reader.Read()) { }
        return value;
    }

    private PlacedValue ReadValue(int level)
    {
        var place = PlaceOfToken();
        if (level >= DeepestLevel)
        {
            throw Failure(
                EnvironmentCodes.NestingTooDeep,
                $"Objects and lists lie inside of each other more than {DeepestLevel} levels deep.",
                "Nothing in an environment needs that: look for a bracket too many.",
                place.Line,
                place.Column
            );
        }
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(place, level),
            JsonTokenType.StartArray => ReadList(place, level),
            JsonTokenType.String => new PlacedValue
            {
                Kind = JsonValueKind.String,
                Text = _reader.GetString()!,
                Place = place,
            },
            JsonTokenType.Number => new PlacedValue
            {
                Kind = JsonValueKind.Number,
                Text = Encoding.UTF8.GetString(_reader.ValueSpan),
                Whole = _reader.TryGetInt64(out var whole) ? whole : null,
                Place = place,
            },
            JsonTokenType.True => new PlacedValue { Kind = JsonValueKind.True, Place = place },
            JsonTokenType.False => new PlacedValue { Kind = JsonValueKind.False, Place = place },
            _ => new PlacedValue { Kind = JsonValueKind.Null, Place = place },
        };
    }

    private PlacedValue ReadObject(Place place, int level)
    {
        var path = _path;
        var members = new List<PlacedMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            _path = path + JsonPath.Of(name);
            var namePlace = PlaceOfToken();
            _reader.Read();
            var member = new PlacedMember(name, ReadValue(level + 1), namePlace);
            (names.Add(name) ? members : _duplicates).Add(member);
        }
        _path = path;
        return new PlacedValue
        {
            Kind = JsonValueKind.Object,
            Members = members,
            Place = place,
        };
    }

    private PlacedValue ReadList(Place place, int level)
    {
        var path = _path;
        var items = new List<PlacedValue>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            _path = path + JsonPath.Of(items.Count);
            items.Add(ReadValue(level + 1));
        }
        _path = path;
        return new PlacedValue
        {
            Kind = JsonValueKind.Array,
            Items = items,
            Place = place,
        };
    }

    private Place PlaceOfToken()
    {
        var start = (int)_reader.TokenStartIndex;
        _position.MoveTo(_json, start);
        var isOpening = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        var quotes = _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        var width = isOpening ? 1 : Encoding.UTF8.GetCharCount(_reader.ValueSpan) + quotes;
        return new Place(_path, _position.Line, _position.Column, _position.Column + width);
    }

    private readonly PlacedJsonException Invalid(JsonException error)
    {
        var line = (int)(error.LineNumber ?? 0);
        var rest = _json;
        for (var i = 0; i < line; i++)
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        }
        var before = rest[..(int)Math.Min(error.BytePositionInLine ?? 0, rest.Length)];
        return Failure(
            EnvironmentCodes.JsonInvalid,
            $"The file is no JSON: {JsonErrorText.Of(error)}.",
            "Correct it at the place shown. Comments and trailing commas are allowed.",
            line + 1,
            Encoding.UTF8.GetCharCount(before) + 1
        );
    }

    private static PlacedJsonException Nothing() =>
        Failure(EnvironmentCodes.FileEmpty, "Nothing is in the file.", "Write at least {}.", 1, 1);

    private static PlacedJsonException Failure(string code, string message, string remedy, int line, int column) =>
        new(code, message, remedy, new Place("$", line, column));
}
