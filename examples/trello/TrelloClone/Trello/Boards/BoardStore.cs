using Tutti;

namespace TrelloClone.Trello.Boards;

/// <summary>The boards, in memory.</summary>
public sealed class BoardStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Board> _boards = [];
    private int _lastId;

    /// <summary>Adds a board, if its organisation does not have as many as it may.</summary>
    public Board Add(int orgId, string name, IReadOnlyList<string> columns, int limit)
    {
        if (columns.Distinct(StringComparer.Ordinal).Count() < columns.Count)
        {
            throw Problem.InvalidArgument("The columns of a board must have different names.");
        }
        lock (_lock)
        {
            if (OfOrg(orgId).Count >= limit)
            {
                throw Problem.ResourceExhausted(
                    $"The plan of org {orgId} allows {limit} boards. Upgrade to have more."
                );
            }
            var board = new Board(++_lastId, orgId, name, columns);
            _boards.Add(board.Id, board);
            return board;
        }
    }

    /// <summary>Gives a board.</summary>
    public Board Get(int boardId)
    {
        lock (_lock)
        {
            return _boards.GetValueOrDefault(boardId) ?? throw Problem.NotFound($"There is no board {boardId}.");
        }
    }

    /// <summary>Lists the boards of an organisation, in the order of their creation.</summary>
    public IReadOnlyList<Board> OfOrg(int orgId)
    {
        lock (_lock)
        {
            return [.. _boards.Values.Where(board => board.OrgId == orgId).OrderBy(board => board.Id)];
        }
    }

    /// <summary>Removes the boards of an organisation, and gives what it removed.</summary>
    public IReadOnlyList<Board> RemoveOfOrg(int orgId)
    {
        lock (_lock)
        {
            var boards = OfOrg(orgId);
            foreach (var board in boards)
            {
                _boards.Remove(board.Id);
            }
            return boards;
        }
    }
}
