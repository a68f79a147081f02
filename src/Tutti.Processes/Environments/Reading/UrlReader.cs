using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads addresses where processes reach each other.</summary>
internal sealed class UrlReader(ValueReader values)
{
    private const string Form = "Write \"http://host:port\", \"https://host:port\" or \"unix:/path/to.sock\".";

    /// <summary>Reads one or several; what is no address is <see langword="null"/>.</summary>
    public IReadOnlyList<(InternalUrl Url, Place Place)?>? Read(PlacedValue? value)
    {
        var list = values.List(value, "the url of a process", mayBeSingle: true);
        values.RequireItem(list, value, "url", Form);
        return list?.Select(ReadOne).ToList();
    }

    private (InternalUrl, Place)? ReadOne(PlacedValue value)
    {
        if (values.Text(value, "the url of a process") is not { } text)
        {
            return null;
        }
        if (UrlText.Parse(text.Text) is { } parts && WhyUnreachable(parts) is { } reason)
        {
            values.Problems.Add(
                EnvironmentCodes.UrlUnreachable,
                text.Place,
                $"No process can reach another at {ValueText.Of(text)}: {reason}",
                "Give the address by which the other processes reach this one."
            );
            return null;
        }
        if (IsAddress(text.Text) && InternalUrl.TryParse(text.Text, out var url))
        {
            return (url, text.Place);
        }
        values.Problems.Add(
            EnvironmentCodes.UrlInvalid,
            text.Place,
            $"{ValueText.Upper(ValueText.Of(text))} is no url of a process.",
            Form
        );
        return null;
    }

    private static string? WhyUnreachable(UrlText url) =>
        url.IsAnyHost ? "it stands for all addresses of a machine, and for no machine."
        : url.Port == 0 ? "port 0 is any free port, which nobody knows."
        : null;

    private static bool IsAddress(string text) =>
        UrlText.IsUnix(text, out var isRooted)
            ? isRooted
            : UrlText.Parse(text) is { IsAddress: true, IsHostValid: true };
}
