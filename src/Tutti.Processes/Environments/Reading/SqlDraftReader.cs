using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads what can be said of one database as well as of all.</summary>
internal sealed class SqlDraftReader(ValueReader values)
{
    private const int MostConnections = 10_000;

    private static readonly string[] s_modes = ["disable", "prefer", "require", "verify-ca", "verify-full"];

    private bool IsTrial => values.Use == EnvironmentUse.Trial;

    public SqlDraft Read(PlacedValue at)
    {
        var common = new SqlDraft
        {
            Pool = Pool(at.Find("pool")),
            StatementTimeout = values.Duration(
                at.Find("statementTimeout"),
                "the timeout of a statement",
                isDeadline: false
            ),
        };
        // On this machine, servers and logins are not the file's.
        if (IsTrial)
        {
            return common;
        }
        var hosts = Hosts(at.Find("host"), "a database's host");
        var user = values.Text(at.Find("user"), "the user of a database")?.Text;
        return common with
        {
            Hosts = hosts,
            ReadReplicas = Hosts(at.Find("readReplica"), "a read replica"),
            User = user,
            Password = values.Text(at.Find("password"), "the password of a database", isSecret: true)?.Text,
            Reader = Login(at.FindMember("reader")),
            Tls = Tls(at.Find("tls")),
            TlsPlace = at.Find("tls")?.Place ?? default,
            Name = values.Text(at.Find("name"), "the name of a database")?.Text,
            IsUnread = IsUnread(at, "host", hosts) || IsUnread(at, "user", user),
        };
    }

    private static bool IsUnread(PlacedValue at, string member, object? read) =>
        read is null && at.Find(member) is not null;

    private List<(string Host, Place Place)>? Hosts(PlacedValue? value, string meaning)
    {
        if (values.List(value, meaning, mayBeSingle: true) is not { } list)
        {
            return null;
        }
        if (list.Count == 0)
        {
            values.Problems.Add(
                EnvironmentCodes.ValueEmpty,
                value!.Place,
                $"The list has not even {meaning} in it.",
                "Write one, or remove the member."
            );
            return null;
        }
        var hosts = new List<(string, Place)>();
        foreach (var item in list)
        {
            if (values.Text(item, meaning) is not { } text)
            {
                continue;
            }
            if (SqlHostText.Parse(text.Text) is not null)
            {
                hosts.Add((text.Text, text.Place));
                continue;
            }
            values.Problems.Add(
                EnvironmentCodes.HostInvalid,
                text.Place,
                $"{ValueText.Upper(meaning)} cannot be {ValueText.Of(text)}.",
                "Write a name and perhaps a port, such as \"db.internal:5432\", or the folder of a socket, such as \"/run/postgresql\"; "
                    + "user, password and database are members of their own."
            );
        }
        return hosts.Count == list.Count ? hosts : null;
    }

    private SqlLogin? Login(PlacedMember? member)
    {
        if (values.Object(member?.Value, "\"reader\"", EnvironmentMembers.SqlReader) is not { } login)
        {
            return null;
        }
        if (login.Find("user") is null)
        {
            values.Problems.Add(
                EnvironmentCodes.MemberMissing,
                member!.Place,
                "A reader has no \"user\".",
                "Give the role that may only read, or remove the member."
            );
        }
        var user = values.Text(login.Find("user"), "the user of a reader")?.Text;
        var password = values.Text(login.Find("password"), "the password of a reader", isSecret: true)?.Text;
        return user is null ? null : new SqlLogin(user, password);
    }

    private SqlTlsSettings? Tls(PlacedValue? value)
    {
        if (value is not { Kind: JsonValueKind.Object } || value.FindMember(EnvironmentMembers.Variable) is not null)
        {
            return values.Choice(value, "\"tls\"", s_modes) is { } only ? new SqlTlsSettings { Mode = only } : null;
        }
        if (values.Object(value, "\"tls\"", EnvironmentMembers.SqlTls) is not { } tls)
        {
            return null;
        }
        return new SqlTlsSettings
        {
            Mode = values.Choice(tls.Find("mode"), "the mode of \"tls\"", s_modes),
            AuthorityPath = values.Text(tls.Find("authority"), "the authority of \"tls\"")?.Text,
            Certificate = new CertificateReader(values).Read(
                tls.FindMember("certificate"),
                EnvironmentMembers.ListenerCertificate
            ),
        };
    }

    private SqlPoolSettings Pool(PlacedValue? value)
    {
        var pool = values.Object(value, "\"pool\"", EnvironmentMembers.SqlPool);
        var min = (int?)values.Whole(pool?.Find("min"), "the least size of a pool", 0, MostConnections);
        var max = (int?)values.Whole(pool?.Find("max"), "the greatest size of a pool", 1, MostConnections);
        if (min > max)
        {
            values.Problems.Add(
                EnvironmentCodes.NumberOutOfRange,
                pool!.Find("min")!.Place,
                $"The least size of a pool, {min}, is more than its greatest, {max}.",
                "Exchange them, or remove one."
            );
        }
        return new SqlPoolSettings
        {
            // How many fit is a matter of the server.
            Min = IsTrial ? null : min,
            Max = IsTrial ? null : max,
            Timeout = values.Duration(pool?.Find("timeout"), "the timeout of a pool", isDeadline: false),
        };
    }
}
