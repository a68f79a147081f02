using TrelloClone.Trello.Boards;
using TrelloClone.Usr.Users;
using Tutti;

namespace TrelloClone.Usr.Orgs;

/// <summary>Knows the organisations, and who belongs to them.</summary>
[Service("org")]
public sealed class OrgService(OrgStore orgs, IUserClient users, IBoardClient boards) : IConfigureService
{
    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<OrgStore>();

    /// <summary>Founds an organisation. Who founds it is its first member.</summary>
    /// <param name="actorId">Who asks.</param>
    /// <param name="request">The new organisation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The organisation.</returns>
    [Post("/orgs", Public = true)]
    public async Task<Org> Create(
        [Header("User-Id")] int actorId,
        CreateOrg request,
        CancellationToken cancellationToken
    )
    {
        var founder = await users.GetAsync(actorId, cancellationToken);
        return orgs.Add(request.Name, founder.Id);
    }

    /// <summary>Gives an organisation.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member.</param>
    /// <returns>The organisation.</returns>
    [Get("/orgs/{orgId}", Public = true)]
    public Org Get(int orgId, [Header("User-Id")] int actorId) => orgs.GetAsMember(orgId, actorId);

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
        orgs.GetAsMember(orgId, actorId);
        var user = await users.GetAsync(request.UserId, cancellationToken);
        return orgs.AddMember(orgId, user.Id);
    }

    /// <summary>Dissolves an organisation: its boards and their cards go with it.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Delete("/orgs/{orgId}", Public = true)]
    public async Task Delete(int orgId, [Header("User-Id")] int actorId, CancellationToken cancellationToken)
    {
        // First the organisation: nobody is a member from here on, so no board is created while the boards go.
        orgs.Remove(orgId, actorId);
        await boards.DeleteOfOrgAsync(orgId, cancellationToken);
    }

    /// <summary>Refuses users who do not belong to an organisation.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="userId">The user's id.</param>
    [Endpoint]
    public void RequireMember(int orgId, int userId) => orgs.GetAsMember(orgId, userId);
}
