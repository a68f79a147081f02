namespace Tutti.Bench.TestHost;

/// <summary>A way to have a database for each test.</summary>
internal interface IHandDatabases
{
    /// <summary>Gives a database that is empty but for its tables.</summary>
    /// <returns>The connection string.</returns>
    Task<string> TakeAsync();

    /// <summary>Ends the use of one.</summary>
    Task GiveBackAsync(string database);
}
