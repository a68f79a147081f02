using Tutti.Processes.Environments;

namespace Tutti.DevHost.Run.Changes;

/// <summary>Which kinds of processes host something that differs between two builds.</summary>
internal sealed class ChangedProcesses
{
    private readonly AssemblySources _old;
    private readonly AssemblySources _new;
    private readonly ServiceContracts _oldContracts;
    private readonly ServiceContracts _newContracts;
    private readonly ChangedDatabases _databases;
    private readonly HashSet<string> _documents;
    private readonly HashSet<string?> _owners;

    private ChangedProcesses(AppBuild from, AppBuild to, string projectFolder)
    {
        (_old, _new) = (from.Sources!, to.Sources!);
        (_oldContracts, _newContracts) = (new(from.Model), new(to.Model));
        var (before, after) = (new SourceOwners(projectFolder, from.Model), new SourceOwners(projectFolder, to.Model));
        _documents = Differing(_old.Documents, _new.Documents)
            .Where(document => !after.IsGenerated(document))
            .ToHashSet(StringComparer.Ordinal);
        _databases = new ChangedDatabases(from.Model, to.Model);
        _owners = _documents
            .SelectMany(document => new[] { before.OwnerOf(document), after.OwnerOf(document) })
            .ToHashSet();
    }

    /// <summary>Finds the kinds that have to be replaced.</summary>
    /// <param name="from">What they run.</param>
    /// <param name="to">What they are to run.</param>
    /// <param name="projectFolder">The folder of the app's project.</param>
    /// <param name="kinds">The kinds; they are the same before and after.</param>
    public static IEnumerable<ProcessDefinition> Find(
        AppBuild from,
        AppBuild to,
        string projectFolder,
        IEnumerable<ProcessDefinition> kinds
    )
    {
        if (from.Sources is null || to.Sources is null || Differing(from.Files, to.Files).Any())
        {
            return kinds;
        }
        var changes = new ChangedProcesses(from, to, projectFolder);
        return changes.ConcernsAll ? kinds : kinds.Where(changes.Concerns);
    }

    private bool ConcernsAll =>
        _owners.Contains(null)
        || Differing(_old.Common, _new.Common).Any()
        || Differing(_old.Constants, _new.Constants).Any(_old.Constants.ContainsKey)
        // No file tells why the assembly is another one: better too much than old code.
        || (_documents.Count == 0 && !_databases.HaveOtherMigrations && _old.Version != _new.Version);

    private bool Concerns(ProcessDefinition kind)
    {
        var called = _newContracts.CalledBy(kind.Services);
        return kind.Services.Any(_owners.Contains)
            || called.Any(HasOtherContract)
            || kind.Services.Concat(called).Any(HasChangedType)
            || _databases.Concern(kind.Services)
            || _databases.TypesUsedBy(kind.Services).Any(IsChanged)
            || (kind.IsGateway && !_oldContracts.PublicEndpoints().SequenceEqual(_newContracts.PublicEndpoints()));
    }

    private bool HasOtherContract(string service)
    {
        var (before, after) = (_oldContracts.TypesOf(service), _newContracts.TypesOf(service));
        return _oldContracts.EndpointsOf(service) != _newContracts.EndpointsOf(service)
            || Differing(before, after).Any();
    }

    // What a type does with its members is nothing that the model tells.
    private bool HasChangedType(string service) =>
        _newContracts.TypesOf(service).Keys.Any(type => IsChanged(type.Split('<')[0]));

    private bool IsChanged(string type) =>
        _new.DocumentsOfTypes.TryGetValue(type, out var documents) && documents.Overlaps(_documents);

    private static IEnumerable<string> Differing<T>(
        IReadOnlyDictionary<string, T> before,
        IReadOnlyDictionary<string, T> after
    ) =>
        before
            .Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(key =>
                !before.TryGetValue(key, out var old)
                || !after.TryGetValue(key, out var now)
                || !EqualityComparer<T>.Default.Equals(old, now)
            );
}
