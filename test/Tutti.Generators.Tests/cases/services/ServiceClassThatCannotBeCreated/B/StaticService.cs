using Tutti;

namespace MyApp.B;

[Service("b")]
public static class StaticService;
