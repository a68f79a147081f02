using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads addresses where a gateway takes requests from outside.</summary>
internal sealed class ListenReader(ValueReader values)
{
    private const string Form =
        "Write \"http://host:port\" or \"https://host:port\", where * is any host, or \"unix:/path/to.sock\".";

    private readonly CertificateReader _certificates = new(values);

    public IReadOnlyList<(PublicListener, Place)> Read(PlacedValue? value)
    {
        // An object that is no variable is a list of one, as a text is.
        var list = values.List(value, "the listener", mayBeSingle: true);
        values.RequireItem(list, value, "listener", Form);
        return [.. (list ?? []).Select(ReadOne).OfType<(PublicListener, Place)>()];
    }

    private (PublicListener, Place)? ReadOne(PlacedValue value)
    {
        if (values.Resolve(value) is not { } item)
        {
            return null;
        }
        if (item.Kind == JsonValueKind.String)
        {
            return Address(item) is { } text ? (new PublicListener(text), item.Place) : null;
        }
        if (item.Kind != JsonValueKind.Object)
        {
            values.WrongType(item, "a listener", "a url, or an object with a url and a certificate");
            return null;
        }
        values.Object(item, "a listener", EnvironmentMembers.Listener);
        if (item.Find("url") is null)
        {
            values.Problems.Add(EnvironmentCodes.MemberMissing, item.Place, "A listener has no \"url\".", Form);
        }
        var certificate = _certificates.Read(item.FindMember("certificate"), EnvironmentMembers.ListenerCertificate);
        if (Address(item.Find("url")) is not { } url)
        {
            return null;
        }
        if (certificate is not null && !url.StartsWith("https:", StringComparison.Ordinal))
        {
            values.Problems.Add(
                EnvironmentCodes.CertificateUnused,
                item.FindMember("certificate")!.Place,
                "The certificate is used nowhere, for the listener speaks no TLS.",
                "Write https: instead of http:, or remove the certificate."
            );
        }
        return (new PublicListener(url, certificate), item.Find("url")!.Place);
    }

    private string? Address(PlacedValue? value)
    {
        if (values.Text(value, "the url of a listener") is not { } text)
        {
            return null;
        }
        if (IsAddress(text.Text))
        {
            return text.Text;
        }
        values.Problems.Add(
            EnvironmentCodes.ListenInvalid,
            text.Place,
            $"Nobody can listen at {ValueText.Of(text)}.",
            Form
        );
        return null;
    }

    private static bool IsAddress(string text) =>
        UrlText.IsUnix(text, out var isRooted)
            ? isRooted
            : UrlText.Parse(text) is { IsAddress: true } url && (url.IsAnyHost || url.IsHostValid);
}
