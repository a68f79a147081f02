namespace Tutti.Bench.TestHost;

/// <summary>How one gives each test a database of its own, and starts an app on it.</summary>
internal interface ITestSide
{
    /// <summary>A test that has a database: one query, which finds it empty but for its tables.</summary>
    Task DatabaseAsync();

    /// <summary>A test of a whole app with a database: one request that writes, one that reads.</summary>
    Task AppAsync();
}
