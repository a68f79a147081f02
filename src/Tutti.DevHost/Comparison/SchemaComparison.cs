using Tutti.Model;

namespace Tutti.DevHost.Comparison;

/// <summary>Compares what an endpoint reads and gives, as deep as its types go.</summary>
/// <remarks>By form, not by name: a record that was renamed or moved is the same on the wire.</remarks>
internal sealed class SchemaComparison(TypeTable before, TypeTable after, string service, string endpoint)
{
    private const string Body = "(body)";

    public List<ModelChange> CompareRequests(EndpointModel old, EndpointModel now)
    {
        var walk = new Walk(this, Direction.Request);
        var members = old.Request.ToDictionary(member => member.Name, Field, StringComparer.Ordinal);
        walk.Members("", members, now.Request.Select(Field));
        return walk.Changes;
    }

    public List<ModelChange> CompareResponses(EndpointModel old, EndpointModel now)
    {
        var walk = new Walk(this, Direction.Response);
        switch (old.Response, now.Response)
        {
            case ({ } one, { } other):
                walk.Types("", one, other);
                break;
            case (null, { } added):
                walk.Add(ModelChangeKind.ResponseMemberAdded, "", null, after.NameOf(added));
                break;
            case ({ } removed, null):
                walk.Add(ModelChangeKind.ResponseMemberRemoved, "", before.NameOf(removed), null);
                break;
        }
        return walk.Changes;
    }

    private static Member Field(RequestMemberModel member) =>
        new(member.Name, member.Type, member.Required, member.In, member.Default, member.Rules);

    private static Member Field(MemberModel member) =>
        new(member.Name, member.Type, member.Required, null, member.Default, member.Rules);

    private sealed record Member(
        string Name,
        TypeReference Type,
        bool Required,
        string? Place,
        string? Default,
        EquatableArray<string> Rules
    );

    /// <summary>The kinds of changes on the way in and on the way out.</summary>
    private sealed record Direction(
        ModelChangeKind Added,
        ModelChangeKind Removed,
        ModelChangeKind Changed,
        ModelChangeKind MadeOptional,
        ModelChangeKind MadeRequired,
        bool HasRules
    )
    {
        public static readonly Direction Request = new(
            ModelChangeKind.RequestMemberAdded,
            ModelChangeKind.RequestMemberRemoved,
            ModelChangeKind.RequestMemberChanged,
            ModelChangeKind.RequestMemberMadeOptional,
            ModelChangeKind.RequestMemberMadeRequired,
            HasRules: true
        );

        public static readonly Direction Response = new(
            ModelChangeKind.ResponseMemberAdded,
            ModelChangeKind.ResponseMemberRemoved,
            ModelChangeKind.ResponseMemberChanged,
            ModelChangeKind.ResponseMemberMadeOptional,
            ModelChangeKind.ResponseMemberMadeRequired,
            HasRules: false
        );
    }

    private sealed class Walk(SchemaComparison owner, Direction direction)
    {
        private readonly HashSet<(string, string)> _seen = [];

        public List<ModelChange> Changes { get; } = [];

        public void Add(ModelChangeKind kind, string path, string? old, string? value) =>
            Changes.Add(
                new()
                {
                    Kind = kind,
                    Service = owner.Service,
                    Endpoint = owner.Endpoint,
                    Member = path.Length == 0 ? Body : path,
                    Before = old,
                    After = value,
                }
            );

        public void Members(string path, Dictionary<string, Member> old, IEnumerable<Member> members)
        {
            foreach (var member in members)
            {
                var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                if (!old.Remove(member.Name, out var same))
                {
                    Add(direction.Added, name, null, Describe(member, owner.After));
                    continue;
                }
                if (same.Required != member.Required)
                {
                    var kind = member.Required ? direction.MadeRequired : direction.MadeOptional;
                    Add(kind, name, Describe(same, owner.Before), Describe(member, owner.After));
                }
                else if (direction.HasRules)
                {
                    Different(name, "default ", same.Default ?? "none", member.Default ?? "none");
                }
                Different(name, "from ", same.Place ?? "", member.Place ?? "");
                if (direction.HasRules)
                {
                    Different(name, "rules ", Text(same.Rules), Text(member.Rules));
                }
                Types(name, same.Type, member.Type);
            }
            foreach (var gone in old.Values)
            {
                var name = path.Length == 0 ? gone.Name : $"{path}.{gone.Name}";
                Add(direction.Removed, name, Describe(gone, owner.Before), null);
            }
        }

        public void Types(string path, TypeReference old, TypeReference now)
        {
            var (oldType, nowType) = (owner.Before.Find(old), owner.After.Find(now));
            if (old.Kind != now.Kind || old.Nullable != now.Nullable || oldType?.Kind != nowType?.Kind)
            {
                Add(direction.Changed, path, owner.Before.NameOf(old), owner.After.NameOf(now));
                return;
            }
            if (old.Key is { } oldKey && now.Key is { } nowKey)
            {
                Types($"{path}{{key}}", oldKey, nowKey);
            }
            if (old.Item is { } oldItem && now.Item is { } nowItem)
            {
                Types($"{path}{(old.Kind == "list" ? "[]" : "{}")}", oldItem, nowItem);
            }
            // Once for each pair is enough, and types may contain themselves.
            if (oldType is not null && nowType is not null && _seen.Add((oldType.Id, nowType.Id)))
            {
                Members(
                    path,
                    oldType.Members.ToDictionary(member => member.Name, Field),
                    nowType.Members.Select(Field)
                );
                Values(path, oldType, nowType);
            }
        }

        private void Values(string path, TypeModel old, TypeModel now)
        {
            if (old.Kind != "enum")
            {
                return;
            }
            var oldNames = old.Values.Select(value => value.Name).ToArray();
            var nowNames = now.Values.Select(value => value.Name).ToArray();
            foreach (var added in nowNames.Except(oldNames))
            {
                Add(direction.Added, $"{path}={added}", null, "value");
            }
            foreach (var gone in oldNames.Except(nowNames))
            {
                Add(direction.Removed, $"{path}={gone}", "value", null);
            }
        }

        private void Different(string name, string what, string old, string value)
        {
            if (old != value)
            {
                Add(direction.Changed, name, what + old, what + value);
            }
        }

        private static string Describe(Member member, TypeTable types)
        {
            var place = member.Place is null ? "" : $" ({member.Place})";
            return $"{types.NameOf(member.Type)}{(member.Required ? "" : ", optional")}{place}";
        }

        private static string Text(EquatableArray<string> rules) =>
            rules.Count == 0 ? "none" : string.Join(" ", rules.Select(rule => $"[{rule}]"));
    }

    private TypeTable Before => before;

    private TypeTable After => after;

    private string Service => service;

    private string Endpoint => endpoint;
}
