using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tutti.Processes;

/// <summary>The headers that the processes of an app send to each other, and to nobody else.</summary>
internal static class InternalHeaders
{
    public const string Prefix = "tutti-";

    /// <summary>Proves that the caller belongs to the app.</summary>
    public const string Key = "tutti-key";

    /// <summary>How many milliseconds the caller has left.</summary>
    public const string Timeout = "tutti-timeout";

    /// <summary>For whom the call is made.</summary>
    public const string Principal = "tutti-principal";

    /// <summary>The caller's culture, and that of its texts.</summary>
    public const string Culture = "tutti-culture";

    /// <summary>Marks a request from outside that the gateway passes on.</summary>
    public const string Forwarded = "tutti-forwarded";

    public const string CallPath = "/tutti/call/";

    public static string FormatTimeout(TimeSpan left) =>
        Math.Max(1, (long)Math.Ceiling(left.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);

    public static TimeSpan? ParseTimeout(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= TimeSpan.MaxValue.TotalMilliseconds / 2
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    /// <summary>Removes what only the app's own processes may send.</summary>
    public static void RemoveFrom(IHeaderDictionary headers)
    {
        List<string>? names = null;
        foreach (var header in headers)
        {
            if (IsInternal(header.Key))
            {
                (names ??= []).Add(header.Key);
            }
        }
        names?.ForEach(name => headers.Remove(name));
    }

    public static bool IsInternal(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
