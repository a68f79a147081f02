using Tutti;

namespace TrelloClone.Usr.Users;

/// <summary>Knows the people who use the app.</summary>
[Service("user")]
public sealed class UserService(UsrDb db)
{
    /// <summary>Signs a user up.</summary>
    /// <param name="request">Who it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new user.</returns>
    [Post("/users", Public = true)]
    public async Task<User> Create(CreateUser request, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<User>(
            $"""
            insert into users (name, email) values ({request.Name}, {request.Email})
            on conflict (lower(email)) do nothing
            returning id, name, email
            """,
            cancellationToken
        ) ?? throw Problem.AlreadyExists($"{request.Email} has signed up before.");

    /// <summary>Gives a user.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user.</returns>
    [Get("/users/{userId}", Public = true)]
    public async Task<User> Get(int userId, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<User>(
            $"select id, name, email from users where id = {userId}",
            cancellationToken
        ) ?? throw Problem.NotFound($"There is no user {userId}.");
}
