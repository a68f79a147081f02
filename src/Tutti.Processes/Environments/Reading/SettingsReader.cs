using System.Globalization;
using System.Net;
using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads what holds for all processes alike.</summary>
internal sealed class SettingsReader(ValueReader values)
{
    private static readonly string[] s_logLevels =
    [
        "Trace",
        "Debug",
        "Information",
        "Warning",
        "Error",
        "Critical",
        "None",
    ];

    private static readonly (string Name, EnvironmentType Type)[] s_types =
    [
        .. Enum.GetValues<EnvironmentType>().Select(type => (NameOf(type), type)),
    ];

    /// <summary>How a file writes a type.</summary>
    public static string NameOf(EnvironmentType type) => type.ToString().ToLowerInvariant();

    public EnvironmentType? Type(PlacedValue? value) =>
        values.Choice(value, "the type of an environment", [.. s_types.Select(type => type.Name)]) is { } name
            ? s_types.First(type => type.Name == name).Type
            : null;

    public ShutdownSettings Shutdown(PlacedValue? value)
    {
        var shutdown = values.Object(value, "\"shutdown\"", EnvironmentMembers.Shutdown);
        return new ShutdownSettings
        {
            Delay = values.Duration(shutdown?.Find("delay"), "the delay of a shutdown", isDeadline: false),
            Timeout = values.Duration(shutdown?.Find("timeout"), "the timeout of a shutdown", isDeadline: false),
        };
    }

    public LimitSettings Limits(PlacedValue? value)
    {
        var limits = values.Object(value, "\"limits\"", EnvironmentMembers.Limits);
        return new LimitSettings
        {
            Body = values.Whole(limits?.Find("body"), "the limit of a body", 0, long.MaxValue, mayBeUnlimited: true),
            Headers = (int?)
                values.Whole(limits?.Find("headers"), "the limit of headers", 1, int.MaxValue, mayBeUnlimited: true),
            Connections = values.Whole(
                limits?.Find("connections"),
                "the limit of connections",
                1,
                long.MaxValue,
                mayBeUnlimited: true
            ),
        };
    }

    public IReadOnlyDictionary<string, string> LogLevels(PlacedValue? value)
    {
        var levels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (values.Resolve(value) is not { } resolved)
        {
            return levels;
        }
        if (resolved.Kind == JsonValueKind.Object)
        {
            foreach (var member in resolved.Members)
            {
                Add(member.Name, member.Value);
            }
        }
        else if (resolved.Kind == JsonValueKind.String)
        {
            Add("Default", resolved);
        }
        else
        {
            values.WrongType(resolved, "\"logLevel\"", "a level, or an object with a level for each category");
        }
        return levels;

        void Add(string category, PlacedValue level)
        {
            if (values.Choice(level, "a log level", s_logLevels) is { } read)
            {
                levels[category] = read;
            }
        }
    }

    public IReadOnlyList<IPNetwork> TrustedProxies(PlacedValue? value) =>
        [
            .. (values.List(value, "\"trustedProxies\"") ?? [])
                .Select(item => values.Text(item, "a trusted proxy"))
                .OfType<PlacedValue>()
                .Select(Network)
                .OfType<IPNetwork>(),
        ];

    private IPNetwork? Network(PlacedValue text)
    {
        var (network, isExact) = Parse(text.Text);
        if (isExact)
        {
            return network;
        }
        values.Problems.Add(
            EnvironmentCodes.NetworkInvalid,
            text.Place,
            $"A trusted proxy cannot be {ValueText.Of(text)}.",
            network is { } meant && text.Variable is null
                ? $"The network is called \"{meant}\", and a single address has no slash."
                : "Write an address such as \"10.1.2.3\", or a network such as \"10.0.0.0/8\" or \"fd00::/8\"."
        );
        return null;
    }

    // "10.1.2.3/8" is either a network or an address, and says both.
    private static (IPNetwork? Network, bool IsExact) Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? text : text[..slash];
        // What is shorter than four numbers is an address to the platform, and a mistake to people.
        var isWhole = first.Contains(':') || first.Count(character => character == '.') == 3;
        if (!isWhole || !IPAddress.TryParse(first, out var address))
        {
            return (null, false);
        }
        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (
            slash >= 0
            && (
                !byte.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                || (length = given) > bytes.Length * 8
            )
        )
        {
            return (null, false);
        }
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }
        var network = new IPNetwork(new IPAddress(bytes), length);
        return (network, network.BaseAddress.Equals(address));
    }
}
