using Tutti;

namespace MyApp.E;

[Service("mail-")]
public sealed class HyphenService;
