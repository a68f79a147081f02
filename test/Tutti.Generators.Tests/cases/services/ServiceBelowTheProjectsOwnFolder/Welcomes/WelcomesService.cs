using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService;
