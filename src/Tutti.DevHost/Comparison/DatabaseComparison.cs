using Tutti.Model;

namespace Tutti.DevHost.Comparison;

/// <summary>Compares the databases of two application models.</summary>
internal static class DatabaseComparison
{
    private const string Reads = "reads";
    private const string Writes = "reads and writes";

    public static IEnumerable<ModelChange> Compare(ApplicationModel before, ApplicationModel after)
    {
        var old = before.Databases.ToDictionary(database => database.Name, StringComparer.Ordinal);
        var now = after.Databases.ToDictionary(database => database.Name, StringComparer.Ordinal);
        return old
            .Keys.Union(now.Keys)
            .Order(StringComparer.Ordinal)
            .SelectMany(name =>
                (old.GetValueOrDefault(name), now.GetValueOrDefault(name)) switch
                {
                    (null, { } added) => [Change(ModelChangeKind.DatabaseAdded, added, null, null, added.Service)],
                    ({ } gone, null) => [Change(ModelChangeKind.DatabaseRemoved, gone, null, gone.Service, null)],
                    ({ } one, { } other) => Compare(one, other),
                    _ => (IEnumerable<ModelChange>)[],
                }
            );
    }

    private static IEnumerable<ModelChange> Compare(DatabaseModel old, DatabaseModel now) =>
        [
            .. Different(ModelChangeKind.DatabaseMoved, now, null, old.Service, now.Service),
            .. Different(ModelChangeKind.DatabaseAccessChanged, now, null, AccessOf(old), AccessOf(now)),
            .. Migrations(old, now),
            .. Uses(old, now),
        ];

    private static IEnumerable<ModelChange> Migrations(DatabaseModel old, DatabaseModel now)
    {
        var known = old.Migrations.ToDictionary(migration => migration.Number);
        foreach (var migration in now.Migrations)
        {
            if (!known.Remove(migration.Number, out var same))
            {
                yield return Change(ModelChangeKind.MigrationAdded, now, migration.Name, null, FileOf(migration));
            }
            else if (same.Checksum != migration.Checksum || same.Name != migration.Name)
            {
                yield return Change(
                    ModelChangeKind.MigrationChanged,
                    now,
                    migration.Name,
                    FileOf(same),
                    FileOf(migration)
                );
            }
        }
        foreach (var gone in known.Values)
        {
            yield return Change(ModelChangeKind.MigrationRemoved, now, gone.Name, FileOf(gone), null);
        }
    }

    private static IEnumerable<ModelChange> Uses(DatabaseModel old, DatabaseModel now)
    {
        var known = old.Uses.ToDictionary(use => use.Service, StringComparer.Ordinal);
        foreach (var use in now.Uses)
        {
            known.Remove(use.Service, out var same);
            if (same != use)
            {
                var kind = same is null ? ModelChangeKind.DatabaseUseAdded : ModelChangeKind.DatabaseUseChanged;
                yield return Change(kind, now, null, same is null ? null : UseOf(same), UseOf(use)) with
                {
                    Service = use.Service,
                };
            }
        }
        foreach (var gone in known.Values)
        {
            yield return Change(ModelChangeKind.DatabaseUseRemoved, now, null, UseOf(gone), null) with
            {
                Service = gone.Service,
            };
        }
    }

    private static string AccessOf(DatabaseModel database) => database.Private ? "private" : "shared";

    private static string UseOf(DatabaseUseModel use) => use.ReadOnly ? Reads : Writes;

    private static string FileOf(MigrationModel migration) => Path.GetFileName(migration.File);

    private static IEnumerable<ModelChange> Different(
        ModelChangeKind kind,
        DatabaseModel database,
        string? member,
        string before,
        string after
    ) => before == after ? [] : [Change(kind, database, member, before, after)];

    private static ModelChange Change(
        ModelChangeKind kind,
        DatabaseModel database,
        string? member,
        string? before,
        string? after
    ) =>
        new()
        {
            Kind = kind,
            Service = database.Service,
            Database = database.Name,
            Member = member,
            Before = before,
            After = after,
        };
}
