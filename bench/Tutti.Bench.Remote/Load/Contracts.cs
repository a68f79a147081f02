namespace Tutti.Bench.Remote.Load;

/// <summary>Somebody.</summary>
public sealed record User(int Id, string Name, string Email, bool IsActive, DateTimeOffset CreatedAt)
{
    /// <summary>A new user each time, as if it had been read from somewhere.</summary>
    public static User Of(int id, int seed) =>
        new(
            id,
            string.Concat("Ada ", "Lovelace"),
            string.Concat("ada.lovelace@", "example.com"),
            (seed & 1) == 0,
            DateTimeOffset.UnixEpoch.AddSeconds(seed)
        );
}

/// <summary>What has been sold.</summary>
public sealed record Sale(
    int Id,
    string Product,
    int Quantity,
    long Customer,
    double Weight,
    decimal Price,
    bool IsPaid,
    DateTimeOffset SoldAt
)
{
    /// <summary>How many a list has.</summary>
    public const int Count = 20;

    /// <summary>A new list each time.</summary>
    public static List<Sale> ListOf(int first) =>
        [
            .. Enumerable
                .Range(first, Count)
                .Select(id => new Sale(
                    id,
                    string.Concat("Keyboard ", "with keys"),
                    id % 7,
                    1_000_000_007L * id,
                    1.25 * id,
                    19.95m + id,
                    id % 2 == 0,
                    DateTimeOffset.UnixEpoch.AddMinutes(id)
                )),
        ];
}

/// <summary>Which calls to make.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Concurrency">How many callers there are, of which each makes one call after the other.</param>
/// <param name="Milliseconds">How long.</param>
public sealed record LoadRun(LoadKind Kind, int Concurrency, int Milliseconds);

/// <summary>How calls differ.</summary>
public enum LoadKind
{
    /// <summary>A user, from a method that is done at once.</summary>
    Get,

    /// <summary>A user, from a method that goes on later on another thread.</summary>
    GetLater,

    /// <summary>A list of 20 things with 8 members each, from a method that is done at once.</summary>
    List,
}

/// <summary>What came of it.</summary>
/// <param name="Calls">How many calls were answered.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Median">How long a call took at the median, in µs.</param>
/// <param name="Percentile99">How long all but one in a hundred took at most, in µs.</param>
/// <param name="Allocated">How many bytes the calling process has allocated for each call.</param>
/// <param name="Result">How many bytes of them the result itself takes.</param>
public sealed record LoadFigures(
    long Calls,
    double Seconds,
    double Median,
    double Percentile99,
    double Allocated,
    double Result
);
