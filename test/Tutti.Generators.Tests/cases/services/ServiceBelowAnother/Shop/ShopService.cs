using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService;
