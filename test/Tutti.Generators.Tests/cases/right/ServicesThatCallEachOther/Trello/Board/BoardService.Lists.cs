using Tutti;

namespace MyApp.Trello.Board;

public sealed partial class BoardService
{
    [Get("/boards/mine")]
    public string Mine() => "";

    [Post("/boards/{id}")]
    public async Task<string> Rename(int id, Rename rename) => rename.Name + await orgs.NameAsync(id);
}

public sealed record Rename(string Name);
