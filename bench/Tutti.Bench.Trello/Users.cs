namespace Tutti.Bench.Trello;

internal interface IUsers
{
    Task<User> GetAsync(int userId, CancellationToken cancellationToken);
}

/// <summary>The users, in memory.</summary>
internal sealed class Users : IUsers
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, User> _users = [];

    public static void Map(WebApplication app)
    {
        app.MapPost("/users", (CreateUser request, Users users) => users.Add(request));
        app.MapGet(
            "/users/{userId}",
            (string userId, Users users, CancellationToken cancellationToken) =>
                users.GetAsync(Read.Id("userId", userId), cancellationToken)
        );
    }

    public Task<User> GetAsync(int userId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _users.TryGetValue(userId, out var user)
                ? Task.FromResult(user)
                : throw ProblemException.NotFound($"There is no user {userId}.");
        }
    }

    private User Add(CreateUser request)
    {
        Read.Length("name", request.Name, 50);
        lock (_lock)
        {
            if (_users.Values.Any(user => string.Equals(user.Email, request.Email, StringComparison.OrdinalIgnoreCase)))
            {
                throw ProblemException.AlreadyExists($"{request.Email} has signed up before.");
            }
            var user = new User(_users.Count + 1, request.Name, request.Email);
            _users.Add(user.Id, user);
            return user;
        }
    }
}

/// <summary>The users of another process.</summary>
internal sealed class UsersClient(HttpClient http) : IUsers
{
    public async Task<User> GetAsync(int userId, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"/users/{userId}", cancellationToken);
        await Problems.ThrowIfFailedAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync(TrelloJson.Default.User, cancellationToken))!;
    }
}
