using Tutti;

namespace MyApp.D;

[Service("")]
public sealed class EmptyService;
