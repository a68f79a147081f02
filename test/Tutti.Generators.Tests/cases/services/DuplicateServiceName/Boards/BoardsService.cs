using Tutti;

namespace MyApp.Boards;

[Service("boards")]
public sealed class BoardsService;
