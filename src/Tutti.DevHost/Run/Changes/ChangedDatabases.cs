using Tutti.Model;

namespace Tutti.DevHost.Run.Changes;

/// <summary>What differs between the databases of two builds, and whom that concerns.</summary>
internal sealed class ChangedDatabases(ApplicationModel from, ApplicationModel to)
{
    private readonly Dictionary<string, DatabaseModel> _old = ByName(from);
    private readonly Dictionary<string, DatabaseModel> _new = ByName(to);

    /// <summary>Whether migrations differ, which are in the assembly although no source file is made of them.</summary>
    public bool HaveOtherMigrations => All().Any(HasOtherMigrations);

    /// <summary>
    /// Whether processes with these services have to be replaced: one that applies the migrations if those differ, all that use a database if it is another one, and one that uses it in another way.
    /// </summary>
    public bool Concern(IReadOnlyList<string> services) =>
        All()
            .Any(name =>
                (IsOther(name) && Users(name).Any(services.Contains))
                || services.Any(service => UseOf(_old, name, service) != UseOf(_new, name, service))
                || (HasOtherMigrations(name) && Owners(name).Any(services.Contains))
            );

    /// <summary>The classes of the databases that services use: their code runs in the process of who uses them.</summary>
    public IEnumerable<string> TypesUsedBy(IReadOnlyList<string> services) =>
        _new
            .Values.Where(database => database.Uses.Any(use => services.Contains(use.Service)))
            .Select(database => database.Type);

    private IEnumerable<string> All() => _old.Keys.Union(_new.Keys, StringComparer.Ordinal);

    private bool HasOtherMigrations(string name) => MigrationsOf(_old, name) != MigrationsOf(_new, name);

    private bool IsOther(string name) => Essence(_old.GetValueOrDefault(name)) != Essence(_new.GetValueOrDefault(name));

    // As owner or by injection, before or after.
    private IEnumerable<string> Users(string name) =>
        Both(name).SelectMany(database => database.Uses.Select(use => use.Service)).Concat(Owners(name));

    private IEnumerable<string> Owners(string name) => Both(name).Select(database => database.Service);

    private IEnumerable<DatabaseModel> Both(string name) =>
        new[] { _old.GetValueOrDefault(name), _new.GetValueOrDefault(name) }.OfType<DatabaseModel>();

    private static EquatableArray<MigrationModel> MigrationsOf(
        Dictionary<string, DatabaseModel> databases,
        string name
    ) => databases.TryGetValue(name, out var database) ? database.Migrations : [];

    private static DatabaseUseModel? UseOf(Dictionary<string, DatabaseModel> databases, string name, string service) =>
        databases.GetValueOrDefault(name)?.Uses.FirstOrDefault(use => use.Service == service);

    private static DatabaseModel? Essence(DatabaseModel? database) =>
        database is null ? null : database with { Doc = null, Directory = null, Migrations = [], Uses = [] };

    private static Dictionary<string, DatabaseModel> ByName(ApplicationModel model) =>
        model.Databases.ToDictionary(database => database.Name, StringComparer.Ordinal);
}
