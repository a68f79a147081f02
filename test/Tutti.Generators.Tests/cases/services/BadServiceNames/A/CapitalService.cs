using Tutti;

namespace MyApp.A;

[Service("Orders")]
public sealed class CapitalService;
