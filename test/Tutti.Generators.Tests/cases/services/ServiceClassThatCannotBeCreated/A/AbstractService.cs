using Tutti;

namespace MyApp.A;

[Service("a")]
public abstract class AbstractService;
