namespace Tutti.Generators.WholeApp;

/// <summary>Reads the app's name from <c>tutti.json</c>. The file's errors are reported by those who read it whole.</summary>
internal static class AppName
{
    public const string FileName = "tutti.json";

    /// <summary>The string <c>name</c> of the outermost object, or <see langword="null"/>.</summary>
    public static string? Of(string json)
    {
        var depth = 0;
        string? key = null;
        var afterColon = false;
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
                case ':':
                    afterColon = true;
                    break;
                case ',':
                    afterColon = false;
                    key = null;
                    break;
                case '/':
                    i = EndOfComment(json, i);
                    break;
                case '"':
                    var end = EndOfString(json, i);
                    var text = json.Substring(i + 1, Math.Max(0, end - i - 1));
                    i = end;
                    if (depth == 1 && afterColon && key == "name")
                    {
                        return text;
                    }
                    key = depth == 1 && !afterColon ? text : key;
                    break;
            }
        }
        return null;
    }

    private static int EndOfString(string json, int start)
    {
        for (var i = start + 1; i < json.Length; i++)
        {
            if (json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                return i;
            }
        }
        return json.Length;
    }

    private static int EndOfComment(string json, int start)
    {
        var isLine = start + 1 < json.Length && json[start + 1] == '/';
        var end = isLine ? json.IndexOf('\n', start) : json.IndexOf("*/", start + 1, StringComparison.Ordinal);
        return end < 0 ? json.Length
            : isLine ? end
            : end + 1;
    }
}
