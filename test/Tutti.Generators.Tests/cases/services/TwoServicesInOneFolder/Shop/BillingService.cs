using Tutti;

namespace MyApp.Shop;

[Service("billing")]
public sealed class BillingService;
