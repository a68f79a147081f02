namespace Tutti.Bench.Remote.Load;

/// <summary>A call that is measured. A struct, so that the loop around it costs nothing of its own.</summary>
internal interface ICall<TResult>
{
    /// <summary>Makes the call.</summary>
    ValueTask<TResult> CallAsync(int number);

    /// <summary>Whether the answer is the right one.</summary>
    bool IsRight(TResult result, int number);

    /// <summary>What a result takes that is made in this process.</summary>
    TResult Create(int number);
}

/// <summary>A user is asked for.</summary>
internal readonly struct UserCall(Func<int, ValueTask<User>> call) : ICall<User>
{
    public ValueTask<User> CallAsync(int number) => call(number);

    public bool IsRight(User result, int number) => result.Id == number;

    public User Create(int number) => User.Of(number, number);
}

/// <summary>A list of sales is asked for.</summary>
internal readonly struct ListCall(Func<int, ValueTask<List<Sale>>> call) : ICall<List<Sale>>
{
    public ValueTask<List<Sale>> CallAsync(int number) => call(number);

    public bool IsRight(List<Sale> result, int number) => result.Count == Sale.Count && result[0].Id == number;

    public List<Sale> Create(int number) => Sale.ListOf(number);
}
