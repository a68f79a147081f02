using Tutti;

namespace MyApp.Cards;

[Service("cards")]
public sealed class CardsService
{
    [Endpoint("/Boards/{boardId}", Methods = "GET,POST")]
    public string Board(int boardId) => "";

    [Delete("/files/{*file}")]
    public string Delete(string file) => "";
}
