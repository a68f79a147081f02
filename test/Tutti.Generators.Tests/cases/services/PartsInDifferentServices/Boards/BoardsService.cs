using Tutti;

namespace MyApp;

[Service("boards")]
public sealed class BoardsService;
