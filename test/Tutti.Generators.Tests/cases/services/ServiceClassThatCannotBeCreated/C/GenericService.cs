using Tutti;

namespace MyApp.C;

[Service("c")]
public sealed class GenericService<T>;
