using Npgsql;
using TrelloClone.Usr.Users;
using Tutti;

namespace TrelloClone.Usr.Orgs;

/// <summary>The organisations, in the database that they share with the users.</summary>
public sealed class OrgStore(UsrDb db)
{
    /// <summary>Adds an organisation with one member, if that is a user.</summary>
    public async Task<Org> AddAsync(string name, int founderId, CancellationToken cancellationToken)
    {
        var id = await db.QueryFirstOrDefaultAsync<int?>(
            $"""
            with
                founder as (select id from users where id = {founderId}),
                founded as (insert into orgs (name) select {name} from founder returning id)
            insert into members (org_id, user_id)
            select founded.id, founder.id from founded, founder
            returning org_id
            """,
            cancellationToken
        );
        return new Org(id ?? throw NoUser(founderId), name, [founderId]);
    }

    /// <summary>Gives an organisation to one of its members, and to nobody else.</summary>
    public async Task<Org> GetAsMemberAsync(int orgId, int userId, CancellationToken cancellationToken)
    {
        var org =
            await db.QueryFirstOrDefaultAsync<Org>(
                $"""
                select id, name, array(select user_id from members where org_id = orgs.id order by number) as members
                from orgs
                where id = {orgId}
                """,
                cancellationToken
            ) ?? throw NoOrg(orgId);
        return org.Members.Contains(userId) ? org : throw NoMember(orgId, userId);
    }

    /// <summary>Refuses users who do not belong to an organisation.</summary>
    public async Task RequireMemberAsync(int orgId, int userId, CancellationToken cancellationToken)
    {
        var isMember =
            await db.QueryFirstOrDefaultAsync<bool?>(
                $"""
                select exists (select from members where org_id = orgs.id and user_id = {userId})
                from orgs
                where id = {orgId}
                """,
                cancellationToken
            ) ?? throw NoOrg(orgId);
        if (!isMember)
        {
            throw NoMember(orgId, userId);
        }
    }

    /// <summary>Adds a member. The foreign keys say whether there are such a user and such an organisation.</summary>
    public async Task AddMemberAsync(int orgId, int userId, CancellationToken cancellationToken)
    {
        try
        {
            await db.ExecuteAsync(
                $"insert into members (org_id, user_id) values ({orgId}, {userId})",
                cancellationToken
            );
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Problem.AlreadyExists($"User {userId} is a member of org {orgId} already.");
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw exception.ConstraintName == "members_user_id_fkey" ? NoUser(userId) : NoOrg(orgId);
        }
    }

    /// <summary>Removes an organisation.</summary>
    public async Task RemoveAsync(int orgId, CancellationToken cancellationToken)
    {
        if (await db.ExecuteAsync($"delete from orgs where id = {orgId}", cancellationToken) == 0)
        {
            throw NoOrg(orgId);
        }
    }

    private static ProblemException NoOrg(int orgId) => Problem.NotFound($"There is no org {orgId}.");

    private static ProblemException NoUser(int userId) => Problem.NotFound($"There is no user {userId}.");

    private static ProblemException NoMember(int orgId, int userId) =>
        Problem.PermissionDenied($"User {userId} is not a member of org {orgId}.");
}
