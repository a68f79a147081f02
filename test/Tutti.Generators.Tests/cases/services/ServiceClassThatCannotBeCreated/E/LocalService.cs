using Tutti;

namespace MyApp.E;

[Service("e")]
file sealed class LocalService;
