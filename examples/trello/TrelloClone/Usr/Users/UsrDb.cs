using Tutti;

namespace TrelloClone.Usr.Users;

/// <summary>The people who use the app, and the organisations that they belong to.</summary>
// Two services share it on purpose, user and org: who founds an organisation or joins it has to be a user, and that is said by a foreign key, not by a call
// that is true until it returns.
[SqlDatabase("usr", Migrations = "migrations")]
public sealed class UsrDb : SqlDatabase;
