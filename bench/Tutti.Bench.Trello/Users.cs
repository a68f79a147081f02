using Npgsql;

namespace Tutti.Bench.Trello;

/// <summary>The users, in a database.</summary>
internal sealed class Users(UsrDb db)
{
    public static void Map(WebApplication app)
    {
        app.MapPost(
            "/users",
            (CreateUser request, Users users, CancellationToken cancellationToken) =>
                users.AddAsync(request, cancellationToken)
        );
        app.MapGet(
            "/users/{userId}",
            (string userId, Users users, CancellationToken cancellationToken) =>
                users.GetAsync(Read.Id("userId", userId), cancellationToken)
        );
    }

    private async Task<User> GetAsync(int userId, CancellationToken cancellationToken)
    {
        await using var command = db.Source.CreateCommand("select id, name, email from users where id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = userId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? UserOf(reader)
            : throw ProblemException.NotFound($"There is no user {userId}.");
    }

    private async Task<User> AddAsync(CreateUser request, CancellationToken cancellationToken)
    {
        Read.Length("name", request.Name, 50);
        await using var command = db.Source.CreateCommand(
            """
            insert into users (name, email) values ($1, $2)
            on conflict (lower(email)) do nothing
            returning id, name, email
            """
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Email });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? UserOf(reader)
            : throw ProblemException.AlreadyExists($"{request.Email} has signed up before.");
    }

    private static User UserOf(NpgsqlDataReader reader) =>
        new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2));
}
