using Tutti;

namespace MyApp;

[Service("cards")]
public sealed class CardsService;
