using Tutti;

namespace TrelloClone.Trello.Boards;

/// <summary>The boards, in the database that they share with the cards.</summary>
public sealed class BoardStore(TrelloDb db)
{
    /// <summary>Adds a board, if its organisation does not have as many as it may.</summary>
    public Task<Board> AddAsync(
        int orgId,
        string name,
        IReadOnlyList<string> columns,
        int limit,
        CancellationToken cancellationToken
    ) =>
        db.InTransactionAsync(
            async transaction =>
            {
                // Whoever else wants a board of this organisation waits here, and counts this one, too.
                var isDissolved = await transaction.QuerySingleAsync<bool>(
                    $"""
                    insert into orgs (id) values ({orgId})
                    on conflict (id) do update set id = excluded.id
                    returning dissolved
                    """,
                    cancellationToken
                );
                if (isDissolved)
                {
                    throw Problem.NotFound($"There is no org {orgId}.");
                }
                return await transaction.QueryFirstOrDefaultAsync<Board>(
                        $"""
                        insert into boards (org_id, name, columns)
                        select {orgId}, {name}, {columns}
                        where (select count(*) from boards where org_id = {orgId}) < {limit}
                        returning id, org_id, name, columns
                        """,
                        cancellationToken
                    )
                    ?? throw Problem.ResourceExhausted(
                        $"The plan of org {orgId} allows {limit} boards. Upgrade to have more."
                    );
            },
            cancellationToken: cancellationToken
        );

    /// <summary>Gives a board.</summary>
    public async Task<Board> GetAsync(int boardId, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<Board>(
            $"select id, org_id, name, columns from boards where id = {boardId}",
            cancellationToken
        ) ?? throw Problem.NotFound($"There is no board {boardId}.");

    /// <summary>Lists the boards of an organisation that have something in their name, in the order of their creation.</summary>
    public async Task<IReadOnlyList<Board>> OfOrgAsync(int orgId, string search, CancellationToken cancellationToken) =>
        await db.QueryAsync<Board>(
            $"""
            select id, org_id, name, columns
            from boards
            where org_id = {orgId} and strpos(lower(name), lower({search})) > 0
            order by id
            """,
            cancellationToken
        );

    /// <summary>Removes the boards of an organisation with their cards. It gets no new ones.</summary>
    public async Task RemoveOfOrgAsync(int orgId, CancellationToken cancellationToken)
    {
        var batch = db.CreateBatch();
        batch.Add(
            $"""
            insert into orgs (id, dissolved) values ({orgId}, true)
            on conflict (id) do update set dissolved = true
            """
        );
        batch.Add($"delete from boards where org_id = {orgId}");
        await batch.ExecuteAsync(cancellationToken);
    }
}
