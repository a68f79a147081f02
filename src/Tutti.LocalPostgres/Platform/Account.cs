using System.Globalization;

namespace Tutti.LocalPostgres.Platform;

/// <summary>Who the server runs as: PostgreSQL refuses to run as root.</summary>
/// <param name="Kind">How it becomes that user.</param>
/// <param name="User">The user's number.</param>
/// <param name="Group">The group's number.</param>
internal sealed record Account(AccountKind Kind, uint User, uint Group)
{
    public static Account Own { get; } = new(AccountKind.Own, 0, 0);

    /// <summary>What stands before a command that this account runs.</summary>
    public IReadOnlyList<string> Prefix =>
        Kind switch
        {
            AccountKind.Other =>
            [
                "setpriv",
                $"--reuid={Number(User)}",
                $"--regid={Number(Group)}",
                "--clear-groups",
                "--",
            ],
            AccountKind.Namespace =>
            [
                "unshare",
                "--user",
                $"--map-user={Number(User)}",
                $"--map-group={Number(Group)}",
                "--",
            ],
            _ => [],
        };

    /// <summary>Gives a file or folder that this process made to the account.</summary>
    public void Give(string path)
    {
        if (Kind == AccountKind.Other && !OperatingSystem.IsWindows())
        {
            Posix.ChangeOwner(path, User, Group);
        }
    }

    /// <summary>For people.</summary>
    public override string ToString() =>
        Kind switch
        {
            AccountKind.Other => $"user {Number(User)}",
            AccountKind.Namespace => $"user {Number(User)} of a user namespace",
            _ => "the current user",
        };

    private static string Number(uint value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How the server becomes the user that it runs as.</summary>
internal enum AccountKind
{
    /// <summary>It is the user who starts it.</summary>
    Own,

    /// <summary>Another user, which only root can arrange.</summary>
    Other,

    /// <summary>Another user in the server's eyes, root in the eyes of the file system, which needs no rights on any folder.</summary>
    Namespace,
}
