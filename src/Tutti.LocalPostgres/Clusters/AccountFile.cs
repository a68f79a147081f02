using System.Globalization;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Keeps who the server of a cluster runs as, for its files are that user's.</summary>
internal static class AccountFile
{
    /// <summary>Gives null if it was not decided yet.</summary>
    public static Account? Read(ClusterFolder folder) =>
        WholeFile.Read(folder.Account) is [var kind, var user, var group]
        && Enum.TryParse<AccountKind>(kind, out var how)
        && uint.TryParse(user, CultureInfo.InvariantCulture, out var userId)
        && uint.TryParse(group, CultureInfo.InvariantCulture, out var groupId)
            ? new(how, userId, groupId)
            : null;

    public static void Write(ClusterFolder folder, Account account) =>
        WholeFile.Write(
            folder.Account,
            [
                account.Kind.ToString(),
                account.User.ToString(CultureInfo.InvariantCulture),
                account.Group.ToString(CultureInfo.InvariantCulture),
            ],
            account
        );
}
