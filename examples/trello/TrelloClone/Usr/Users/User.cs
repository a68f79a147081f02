using System.ComponentModel.DataAnnotations;

namespace TrelloClone.Usr.Users;

/// <summary>Somebody who uses the app.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">What others see.</param>
/// <param name="Email">The address, which no other user has.</param>
public sealed record User(int Id, string Name, string Email);

/// <summary>A new user.</summary>
/// <param name="Name">What others see.</param>
/// <param name="Email">The address.</param>
public sealed record CreateUser([StringLength(50, MinimumLength = 1)] string Name, [EmailAddress] string Email);
