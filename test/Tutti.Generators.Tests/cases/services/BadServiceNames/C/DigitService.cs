using Tutti;

namespace MyApp.C;

[Service("3d")]
public sealed class DigitService;
