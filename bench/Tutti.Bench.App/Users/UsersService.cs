using Tutti.Bench.Remote.Load;

namespace Tutti.Bench.App.Users;

/// <summary>What is called from another process.</summary>
[Service("users")]
public sealed class UsersService
{
    /// <summary>A user, at once.</summary>
    [Get("/users/{id}")]
    public ValueTask<User> Get(int id, int seed) => new(User.Of(id, seed));

    /// <summary>A user, later and on another thread.</summary>
    [Get("/users/{id}/later")]
    public async ValueTask<User> GetLater(int id, int seed)
    {
        await Task.Yield();
        return User.Of(id, seed);
    }

    /// <summary>Sales, at once.</summary>
    [Get("/sales")]
    public ValueTask<List<Sale>> List(int first) => new(Sale.ListOf(first));
}
