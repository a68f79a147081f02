using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads where the databases are, and holds that against those of the app.</summary>
internal sealed class SqlReader(ValueReader values, AppOutline app, EnvironmentType type)
{
    private static readonly string[] s_times = ["start", "manual"];

    private readonly SqlDraftReader _drafts = new(values);

    // What holds for several is wrong once.
    private readonly HashSet<Place> _unsafe = [];

    /// <param name="member">The section, if there is one.</param>
    /// <param name="top">Where the environment is.</param>
    public SqlSettings? Read(PlacedMember? member, Place top)
    {
        if (member is null)
        {
            // A process that is started looks into its configuration, too, and says what is missing then.
            if (values.Use == EnvironmentUse.Check && type != EnvironmentType.Local)
            {
                app.Databases.Where(name => !HasConnectionString(name))
                    .ToList()
                    .ForEach(name => SayUnplaced(name, top));
            }
            return null;
        }
        if (values.Object(member.Value, "\"sql\"", EnvironmentMembers.Sql) is not { } sql)
        {
            return null;
        }
        var time = values.Choice(sql.Find("migrate"), "the time of migrations", s_times);
        return new SqlSettings
        {
            MigratesManually = time == "manual",
            Databases = Databases(sql, _drafts.Read(sql), member.Place),
        };
    }

    private Dictionary<string, SqlDatabaseSettings> Databases(PlacedValue sql, SqlDraft common, Place place)
    {
        var own = values.Object(sql.Find("databases"), "\"databases\"");
        CheckNames(own);
        var all = new Dictionary<string, SqlDatabaseSettings>(StringComparer.Ordinal);
        foreach (var name in app.Databases)
        {
            var member = own?.FindMember(name);
            var at = values.Object(member?.Value, "a database", EnvironmentMembers.SqlDatabase);
            var draft = at is null ? common : _drafts.Read(at).Over(common);
            if (values.Use == EnvironmentUse.Trial || Check(draft, name, member?.Place ?? place))
            {
                all[name] = SettingsOf(draft, name);
            }
        }
        return all;
    }

    // The first that is wrong is told; what is not of the app is not looked at.
    private void CheckNames(PlacedValue? databases)
    {
        foreach (var member in (databases?.Members ?? []).Where(member => !app.Databases.Contains(member.Name)))
        {
            values.Problems.Add(
                EnvironmentCodes.DatabaseUnknown,
                member.Place,
                $"The app has no database \"{ShownText.Of(member.Name)}\".",
                Suggestions.For(member.Name, [.. app.Databases], "Remove it.")
            );
        }
    }

    private bool Check(SqlDraft draft, string name, Place place)
    {
        if (draft.IsUnread)
        {
            return false;
        }
        if (draft.Hosts is not { } hosts)
        {
            if (type != EnvironmentType.Local && !HasConnectionString(name))
            {
                SayUnplaced(name, place);
            }
            return false;
        }
        if (draft.User is null)
        {
            values.Problems.Add(
                EnvironmentCodes.LoginMissing,
                place,
                $"There is no user for the database {name}.",
                "Give \"user\" and, from a variable, \"password\", for the database or in \"sql\" for all."
            );
            return false;
        }
        CheckTls(draft, [.. hosts, .. draft.ReadReplicas ?? []]);
        return true;
    }

    // A server that is somebody else's, or none at all, could otherwise ask for the password in the clear.
    private void CheckTls(SqlDraft draft, IReadOnlyList<(string Host, Place Place)> hosts)
    {
        if (
            draft.Tls?.Mode != "prefer"
            || hosts.All(host => SqlHostText.Parse(host.Host) is { IsLocal: true })
            || !_unsafe.Add(draft.TlsPlace)
        )
        {
            return;
        }
        var far = hosts.First(host => SqlHostText.Parse(host.Host) is not { IsLocal: true });
        values.Problems.Add(
            EnvironmentCodes.TlsUnsafe,
            draft.TlsPlace,
            $"\"prefer\" talks in the clear to {ShownText.Of(far.Host)} if that, or anybody between, asks for it.",
            "Write \"verify-full\" or \"require\"; or \"disable\", where the network is your own."
        );
    }

    private static SqlDatabaseSettings SettingsOf(SqlDraft draft, string name) =>
        new()
        {
            Hosts = [.. (draft.Hosts ?? []).Select(host => host.Host)],
            ReadReplicas = [.. (draft.ReadReplicas ?? []).Select(host => host.Host)],
            Database = draft.Name ?? name,
            Login = new SqlLogin(draft.User ?? "", draft.Password),
            Reader = draft.Reader,
            Tls = draft.Tls ?? new SqlTlsSettings(),
            Pool = draft.Pool,
            StatementTimeout = draft.StatementTimeout,
        };

    private bool HasConnectionString(string name) =>
        values.IsSet($"ConnectionStrings__{name}") || values.IsSet($"ConnectionStrings:{name}");

    private void SayUnplaced(string name, Place place) =>
        values.Problems.Add(
            EnvironmentCodes.DatabaseUnplaced,
            place,
            $"Nothing says where the database {name} is.",
            $"Give \"host\" in \"sql\", for the database or for all, or set the environment variable ConnectionStrings__{name}."
        );
}
