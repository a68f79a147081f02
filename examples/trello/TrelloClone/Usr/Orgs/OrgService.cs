using TrelloClone.Trello.Boards;
using Tutti;

namespace TrelloClone.Usr.Orgs;

/// <summary>Knows the organisations, and who belongs to them.</summary>
[Service("org")]
public sealed class OrgService(OrgStore orgs, IBoardClient boards) : IConfigureService
{
    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<OrgStore>();

    /// <summary>Founds an organisation. Who founds it is its first member.</summary>
    /// <param name="actorId">Who asks.</param>
    /// <param name="request">The new organisation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The organisation.</returns>
    [Post("/orgs", Public = true)]
    public Task<Org> Create([Header("User-Id")] int actorId, CreateOrg request, CancellationToken cancellationToken) =>
        orgs.AddAsync(request.Name, actorId, cancellationToken);

    /// <summary>Gives an organisation.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The organisation.</returns>
    [Get("/orgs/{orgId}", Public = true)]
    public Task<Org> Get(int orgId, [Header("User-Id")] int actorId, CancellationToken cancellationToken) =>
        orgs.GetAsMemberAsync(orgId, actorId, cancellationToken);

    /// <summary>Lets a user join an organisation.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member.</param>
    /// <param name="request">Who joins.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The organisation.</returns>
    [Post("/orgs/{orgId}/members", Public = true)]
    public async Task<Org> AddMember(
        int orgId,
        [Header("User-Id")] int actorId,
        AddMember request,
        CancellationToken cancellationToken
    )
    {
        await orgs.RequireMemberAsync(orgId, actorId, cancellationToken);
        await orgs.AddMemberAsync(orgId, request.UserId, cancellationToken);
        return await orgs.GetAsMemberAsync(orgId, actorId, cancellationToken);
    }

    /// <summary>Dissolves an organisation: its boards and their cards go with it.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Delete("/orgs/{orgId}", Public = true)]
    public async Task Delete(int orgId, [Header("User-Id")] int actorId, CancellationToken cancellationToken)
    {
        await orgs.RequireMemberAsync(orgId, actorId, cancellationToken);
        // First the boards, and no new ones from here on: should this end half-way, a member can ask for it again.
        await boards.DeleteOfOrgAsync(orgId, cancellationToken);
        await orgs.RemoveAsync(orgId, cancellationToken);
    }

    /// <summary>Refuses users who do not belong to an organisation.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Endpoint(Idempotent = true)]
    public Task RequireMember(int orgId, int userId, CancellationToken cancellationToken) =>
        orgs.RequireMemberAsync(orgId, userId, cancellationToken);
}
