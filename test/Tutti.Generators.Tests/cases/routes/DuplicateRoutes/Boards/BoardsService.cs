using Tutti;

namespace MyApp.Boards;

[Service("boards")]
public sealed class BoardsService
{
    [Get("/boards/{id}")]
    public string Get(int id) => "";

    [Put("/boards/{id}")]
    public string Put(int id) => "";

    [Get("/boards/mine")]
    public string Mine() => "";

    [Endpoint("/files/{*path}", Methods = "*")]
    public string Files(string path) => "";
}
