namespace Tutti.Processes.Environments.Reading;

/// <summary>Holds origins against the form in which browsers send them, in which a host may begin with <c>*.</c>.</summary>
internal static class OriginText
{
    /// <summary>Why a text can be no origin; <see langword="null"/> if it can.</summary>
    public static string? WhatIsWrong(string text)
    {
        if (text == "null")
        {
            return "pages without an origin, such as those of files and sandboxes, all send that";
        }
        if (UrlText.Parse(text) is not { } url || !IsScheme(url.Scheme))
        {
            return "it is not of the form scheme://host";
        }
        if (url.HasUser)
        {
            return "it has a user";
        }
        if (url.Rest.Length > 0)
        {
            return url.Rest == "/" ? "it has a slash at the end" : "it has a path";
        }
        if (url.Port is { } port && (port, url.Scheme) is (80, "http") or (443, "https"))
        {
            return "browsers leave out the usual port";
        }
        return WhatIsWrongWithHost(url.Host);
    }

    private static string? WhatIsWrongWithHost(string host)
    {
        var isPattern = host.StartsWith("*.", StringComparison.Ordinal);
        var rest = isPattern ? host[2..] : host;
        if (rest.Contains('*'))
        {
            return "a \"*\" stands for the names before a domain, as in https://*.example.com, and for nothing else";
        }
        if (isPattern && rest != "localhost" && !rest.Contains('.'))
        {
            return "anybody could have such an origin";
        }
        return Uri.CheckHostName(rest.Trim('[', ']')) == UriHostNameType.Unknown
            ? "it has no host that could be one"
            : null;
    }

    private static bool IsScheme(string scheme) =>
        char.IsAsciiLetterLower(scheme[0])
        && scheme.All(character =>
            char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '+' or '-' or '.'
        );
}
