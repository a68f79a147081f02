using TrelloClone.Premium.Subscriptions;
using TrelloClone.Trello.Cards;
using TrelloClone.Usr.Orgs;
using Tutti;

namespace TrelloClone.Trello.Boards;

/// <summary>Boards, each with columns of cards.</summary>
[Service("board")]
public sealed class BoardService(
    BoardStore boards,
    IOrgClient orgs,
    ISubscriptionClient subscriptions,
    ICardClient cards
) : IConfigureService
{
    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<BoardStore>();

    /// <summary>Creates a board.</summary>
    /// <param name="actorId">Who asks: a member of the organisation.</param>
    /// <param name="request">The new board.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The board.</returns>
    [Post("/boards", Public = true)]
    public async Task<Board> Create(
        [Header("User-Id")] int actorId,
        CreateBoard request,
        CancellationToken cancellationToken
    )
    {
        var columns = request.Columns ?? ["To do", "Doing", "Done"];
        await orgs.RequireMemberAsync(request.OrgId, actorId, cancellationToken);
        var limit = await subscriptions.BoardLimitAsync(request.OrgId, cancellationToken);
        if (columns.Distinct(StringComparer.Ordinal).Count() < columns.Count)
        {
            throw Problem.InvalidArgument("The columns of a board must have different names.");
        }
        return await boards.AddAsync(request.OrgId, request.Name, columns, limit, cancellationToken);
    }

    /// <summary>Gives a board with all its cards.</summary>
    /// <param name="boardId">The board's id.</param>
    /// <param name="actorId">Who asks: a member of the organisation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The board.</returns>
    [Get("/boards/{boardId}", Public = true)]
    public async Task<BoardView> Get(int boardId, [Header("User-Id")] int actorId, CancellationToken cancellationToken)
    {
        var board = await Open(boardId, actorId, cancellationToken);
        var cardsOfBoard = await cards.ListOfBoardAsync(boardId, cancellationToken);
        var columns = board.Columns.Select(name => new Column(name, [.. cardsOfBoard.Where(c => c.Column == name)]));
        return new BoardView(board.Id, board.OrgId, board.Name, [.. columns]);
    }

    /// <summary>Lists the boards of an organisation.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member of the organisation.</param>
    /// <param name="search">Only boards with this in their name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The boards, in the order of their creation.</returns>
    [Get("/orgs/{orgId}/boards", Public = true)]
    public async Task<IReadOnlyList<Board>> List(
        int orgId,
        [Header("User-Id")] int actorId,
        string search = "",
        CancellationToken cancellationToken = default
    )
    {
        await orgs.RequireMemberAsync(orgId, actorId, cancellationToken);
        return await boards.OfOrgAsync(orgId, search, cancellationToken);
    }

    /// <summary>Gives a board to a member of its organisation, and to nobody else.</summary>
    /// <param name="boardId">The board's id.</param>
    /// <param name="actorId">Who asks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The board.</returns>
    [Endpoint(Idempotent = true)]
    public async Task<Board> Open(int boardId, int actorId, CancellationToken cancellationToken)
    {
        var board = await boards.GetAsync(boardId, cancellationToken);
        await orgs.RequireMemberAsync(board.OrgId, actorId, cancellationToken);
        return board;
    }

    /// <summary>Removes the boards of an organisation, and all cards on them. It gets no new ones.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Endpoint]
    public Task DeleteOfOrg(int orgId, CancellationToken cancellationToken) =>
        boards.RemoveOfOrgAsync(orgId, cancellationToken);
}
