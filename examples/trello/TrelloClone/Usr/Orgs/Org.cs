using System.ComponentModel.DataAnnotations;

namespace TrelloClone.Usr.Orgs;

/// <summary>An organisation: people who share boards.</summary>
/// <param name="Id">The organisation's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Members">Ids of the users who belong to it, in the order in which they joined.</param>
public sealed record Org(int Id, string Name, IReadOnlyList<int> Members);

/// <summary>A new organisation.</summary>
/// <param name="Name">What people call it.</param>
public sealed record CreateOrg([StringLength(50, MinimumLength = 1)] string Name);

/// <summary>A user who joins.</summary>
/// <param name="UserId">The user's id.</param>
public sealed record AddMember([Range(1, int.MaxValue)] int UserId);
