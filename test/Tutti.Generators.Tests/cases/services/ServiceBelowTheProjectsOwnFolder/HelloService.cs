using Tutti;

namespace MyApp;

[Service("hello")]
public sealed class HelloService;
