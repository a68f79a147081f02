namespace Tutti.Testing;

/// <summary>How the services of an app under test are put together. A test should pass in each: callers cannot tell where a service runs.</summary>
public enum TestGrouping
{
    /// <summary>All in one process, calling each other directly.</summary>
    Together,

    /// <summary>All in one process, but all that a call passes is written and read as if it went to another.</summary>
    Serialised,

    /// <summary>Each by itself behind a gateway, calling each other over the real transport; all still within the test's process.</summary>
    Apart,
}
