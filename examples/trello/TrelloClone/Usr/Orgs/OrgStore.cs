using Tutti;

namespace TrelloClone.Usr.Orgs;

/// <summary>The organisations, in memory.</summary>
public sealed class OrgStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Org> _orgs = [];
    private int _lastId;

    /// <summary>Adds an organisation with one member.</summary>
    public Org Add(string name, int founderId)
    {
        lock (_lock)
        {
            var org = new Org(++_lastId, name, [founderId]);
            _orgs.Add(org.Id, org);
            return org;
        }
    }

    /// <summary>Gives an organisation to one of its members, and to nobody else.</summary>
    public Org GetAsMember(int orgId, int userId)
    {
        lock (_lock)
        {
            var org = Get(orgId);
            return org.Members.Contains(userId)
                ? org
                : throw Problem.PermissionDenied($"User {userId} is not a member of org {orgId}.");
        }
    }

    /// <summary>Adds a member.</summary>
    public Org AddMember(int orgId, int userId)
    {
        lock (_lock)
        {
            var org = Get(orgId);
            if (org.Members.Contains(userId))
            {
                throw Problem.AlreadyExists($"User {userId} is a member of org {orgId} already.");
            }
            return _orgs[orgId] = org with { Members = [.. org.Members, userId] };
        }
    }

    /// <summary>Removes an organisation on behalf of one of its members.</summary>
    public void Remove(int orgId, int userId)
    {
        lock (_lock)
        {
            _orgs.Remove(GetAsMember(orgId, userId).Id);
        }
    }

    private Org Get(int orgId) => _orgs.GetValueOrDefault(orgId) ?? throw Problem.NotFound($"There is no org {orgId}.");
}
