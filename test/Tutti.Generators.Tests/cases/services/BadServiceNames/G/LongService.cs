using Tutti;

namespace MyApp.G;

[Service("a-service-with-a-name-that-goes-on-and-on-and-on-until-nobody-reads-it")]
public sealed class LongService;
