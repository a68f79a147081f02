using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Binding;

/// <summary>Headers that are none of an app's: those of a single connection, and in responses those that the framework writes itself.</summary>
internal static class HeaderRules
{
    /// <summary>What a gateway does not pass on (RFC 9110 §7.6.1).</summary>
    private static readonly HashSet<string> OfConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Expect",
        "HTTP2-Settings",
        "Keep-Alive",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
    };

    private static readonly HashSet<string> OfResponse = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Length",
        "Content-Type",
        "Date",
    };

    /// <summary>Checks the header that a parameter or member is read from or written to.</summary>
    public static void Check(string member, SourceAttribute source, bool isWritten, Action<Diagnostic> report)
    {
        if (source.ShortName != SourceAttribute.Header)
        {
            return;
        }
        var name = source.Data.ConstructorArguments is [{ Value: string given }] ? given : WireNames.Header(member);
        var (reason, remedy) =
            OfConnection.Contains(name)
                ? ("concerns a single connection, so that it is not passed on to the process of a service", "remove it")
            : isWritten && OfResponse.Contains(name)
                ? ("is written by the framework", "remove it, or take the HttpContext to answer in another form")
            : ("", "");
        if (reason.Length > 0)
        {
            report(
                Diagnostic.Create(
                    Descriptors.ReservedHeader,
                    Place.OfFirstArgument(source.Data),
                    name,
                    member,
                    reason,
                    remedy
                )
            );
        }
    }
}
