using Tutti;

namespace MyApp.Shop.Billing;

[Service("billing")]
public sealed class BillingService;
