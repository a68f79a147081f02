using Tutti;

namespace MyApp.Cards;

[Service("boards")]
public sealed class CardsService;
