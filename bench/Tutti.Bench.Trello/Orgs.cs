using Microsoft.AspNetCore.Mvc;

namespace Tutti.Bench.Trello;

internal interface IOrgs
{
    Task RequireMemberAsync(int orgId, int userId, CancellationToken cancellationToken);
}

/// <summary>The organisations, in memory.</summary>
internal sealed class Orgs(IUsers users) : IOrgs
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Org> _orgs = [];

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

    public Task RequireMemberAsync(int orgId, int userId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var org = _orgs.GetValueOrDefault(orgId) ?? throw ProblemException.NotFound($"There is no org {orgId}.");
            return org.Members.Contains(userId)
                ? Task.CompletedTask
                : throw ProblemException.PermissionDenied($"User {userId} is not a member of org {orgId}.");
        }
    }

    private async Task<Org> CreateAsync(int actorId, CreateOrg request, CancellationToken cancellationToken)
    {
        Read.Length("name", request.Name, 50);
        var founder = await users.GetAsync(actorId, cancellationToken);
        lock (_lock)
        {
            var org = new Org(_orgs.Count + 1, request.Name, [founder.Id]);
            _orgs.Add(org.Id, org);
            return org;
        }
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
