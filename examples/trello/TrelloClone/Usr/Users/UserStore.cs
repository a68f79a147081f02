using Tutti;

namespace TrelloClone.Usr.Users;

/// <summary>The users, in memory.</summary>
public sealed class UserStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, User> _users = [];

    /// <summary>Adds a user.</summary>
    public User Add(string name, string email)
    {
        lock (_lock)
        {
            if (_users.Values.Any(user => string.Equals(user.Email, email, StringComparison.OrdinalIgnoreCase)))
            {
                throw Problem.AlreadyExists($"{email} has signed up before.");
            }
            var user = new User(_users.Count + 1, name, email);
            _users.Add(user.Id, user);
            return user;
        }
    }

    /// <summary>Finds a user.</summary>
    public User? Find(int userId)
    {
        lock (_lock)
        {
            return _users.GetValueOrDefault(userId);
        }
    }
}
