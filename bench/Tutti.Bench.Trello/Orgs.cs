using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Tutti.Bench.Trello;

internal interface IOrgs
{
    Task RequireMemberAsync(int orgId, int userId, CancellationToken cancellationToken);
}

/// <summary>The organisations, in the database of the users.</summary>
internal sealed class Orgs(UsrDb db) : IOrgs
{
    public static void Map(WebApplication app)
    {
        app.MapPost(
            "/orgs",
            (
                [FromHeader(Name = "User-Id")] string? actor,
                CreateOrg request,
                Orgs orgs,
                CancellationToken cancellationToken
            ) => orgs.CreateAsync(Read.Actor(actor), request, cancellationToken)
        );
        app.MapGet(
            "/internal/orgs/{orgId}/members/{userId}",
            (int orgId, int userId, Orgs orgs, CancellationToken cancellationToken) =>
                orgs.RequireMemberAsync(orgId, userId, cancellationToken)
        );
    }

    public async Task RequireMemberAsync(int orgId, int userId, CancellationToken cancellationToken)
    {
        await using var command = db.Source.CreateCommand(
            """
            select exists (select from members where org_id = orgs.id and user_id = $1)
            from orgs
            where id = $2
            """
        );
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = orgId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw ProblemException.NotFound($"There is no org {orgId}.");
        }
        if (!reader.GetBoolean(0))
        {
            throw ProblemException.PermissionDenied($"User {userId} is not a member of org {orgId}.");
        }
    }

    private async Task<Org> CreateAsync(int actorId, CreateOrg request, CancellationToken cancellationToken)
    {
        Read.Length("name", request.Name, 50);
        await using var command = db.Source.CreateCommand(
            """
            with
                founder as (select id from users where id = $1),
                founded as (insert into orgs (name) select $2 from founder returning id)
            insert into members (org_id, user_id)
            select founded.id, founder.id from founded, founder
            returning org_id
            """
        );
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = actorId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Org(reader.GetInt32(0), request.Name, [actorId])
            : throw ProblemException.NotFound($"There is no user {actorId}.");
    }
}

/// <summary>The organisations of another process.</summary>
internal sealed class OrgsClient(HttpClient http) : IOrgs
{
    public async Task RequireMemberAsync(int orgId, int userId, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"/internal/orgs/{orgId}/members/{userId}", cancellationToken);
        await Problems.ThrowIfFailedAsync(response, cancellationToken);
    }
}
