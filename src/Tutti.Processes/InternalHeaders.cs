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

    /// <summary>Marks a request from outside that the gateway passes on.</summary>
    public const string Forwarded = "tutti-forwarded";

    /// <summary>Says that it was a gateway which has passed a request on, and not the supervisor's front: what is done to requests from outside has been done.</summary>
    public const string Gateway = "tutti-gateway";

    /// <summary>The identity of a forwarded request.</summary>
    public const string RequestId = "tutti-request-id";

    /// <summary>Says that the one who has sent a forwarded request can read trailers.</summary>
    public const string Trailers = "tutti-trailers";

    /// <summary>Headers of a forwarded request that would not come as they are otherwise.</summary>
    public const string Headers = "tutti-headers";

    /// <summary>The method of a forwarded request, if it cannot be sent as it is: of one that wants to go over to another protocol, and of <c>get</c>.</summary>
    public const string Method = "tutti-method";

    /// <summary>To what protocols such a request wants to go over; in the answer, to which it has.</summary>
    public const string Upgrade = "tutti-upgrade";

    /// <summary>The status of an answer to such a request that is not the beginning of another protocol.</summary>
    public const string Status = "tutti-status";

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
