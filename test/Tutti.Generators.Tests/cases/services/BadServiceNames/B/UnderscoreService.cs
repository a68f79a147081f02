using Tutti;

namespace MyApp.B;

[Service("send_mail")]
public sealed class UnderscoreService;
