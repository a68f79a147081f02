using Tutti;

namespace MyApp.Shop;

[Service("orders")]
public sealed class OrdersService;
