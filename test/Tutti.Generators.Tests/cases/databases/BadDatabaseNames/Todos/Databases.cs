using Tutti;

namespace MyApp.Todos;

[SqlDatabase("")]
public sealed class EmptyDb : SqlDatabase;

[SqlDatabase("Todos")]
public sealed class CapitalsDb : SqlDatabase;

[SqlDatabase("my todos")]
public sealed class SpacesDb : SqlDatabase;

[SqlDatabase("my-todos")]
public sealed class HyphenDb : SqlDatabase;

[SqlDatabase("1todos")]
public sealed class DigitDb : SqlDatabase;

[SqlDatabase("a123456789_123456789_123456789_123456789_123456789_123456789_123")]
public sealed class LongDb : SqlDatabase;

[SqlDatabase("a123456789_123456789_123456789_123456789_123456789_123456789_12")]
public sealed class LongestDb : SqlDatabase;
