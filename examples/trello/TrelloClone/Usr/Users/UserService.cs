using Tutti;

namespace TrelloClone.Usr.Users;

/// <summary>Knows the people who use the app.</summary>
[Service("user")]
public sealed class UserService(UserStore users) : IConfigureService
{
    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<UserStore>();

    /// <summary>Signs a user up.</summary>
    /// <param name="request">Who it is.</param>
    /// <returns>The new user.</returns>
    [Post("/users", Public = true)]
    public User Create(CreateUser request) => users.Add(request.Name, request.Email);

    /// <summary>Gives a user.</summary>
    /// <param name="userId">The user's id.</param>
    /// <returns>The user.</returns>
    [Get("/users/{userId}", Public = true)]
    public User Get(int userId) => users.Find(userId) ?? throw Problem.NotFound($"There is no user {userId}.");
}
