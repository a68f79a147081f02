using System.Globalization;
using System.Runtime.Versioning;

namespace Tutti.LocalPostgres.Platform;

/// <summary>Finds a user that the server can run as, when root starts it.</summary>
[UnsupportedOSPlatform("windows")]
internal static class AccountChoice
{
    private static readonly string[] Names = ["postgres", "nobody"];

    /// <summary>The users that could run it, the better first.</summary>
    public static IEnumerable<Account> Others()
    {
        foreach (var name in Names)
        {
            if (Find(name) is var (user, group))
            {
                yield return new(AccountKind.Other, user, group);
            }
        }
    }

    /// <summary>The user namespace in which it could run.</summary>
    public static Account? Namespace()
    {
        // PostgreSQL's programs ask for the name of their user: it must be one that has a name.
        foreach (var name in Names)
        {
            if (Find(name) is var (user, group))
            {
                return new(AccountKind.Namespace, user, group);
            }
        }
        return null;
    }

    /// <summary>The user of a server in a container, who needs no name on this machine.</summary>
    public static Account OfContainer() => Others().FirstOrDefault() ?? new(AccountKind.Other, 999, 999);

    /// <summary>Whether an account can work in a folder and run a program.</summary>
    public static async Task<bool> CanUseAsync(
        Account account,
        string folder,
        string program,
        CancellationToken cancellationToken
    )
    {
        const string Try = """cd "$1" && test -w . && "$2" --version""";
        string[] command = [.. account.Prefix, "/bin/sh", "-c", Try, "sh", folder, program];
        return await ProgramRun.RunAsync(command, "/", cancellationToken) is { ExitCode: 0 };
    }

    /// <summary>The account that owns a folder, as `ls` tells.</summary>
    public static async Task<Account?> OwnerOfAsync(string folder, CancellationToken cancellationToken)
    {
        var listing = await ProgramRun.RunAsync(["ls", "-nd", folder], "/", cancellationToken);
        var fields = listing?.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return fields.Length > 3 && IsNumber(fields[2], out var user) && IsNumber(fields[3], out var group) && user != 0
            ? new(AccountKind.Other, user, group)
            : null;
    }

    private static (uint User, uint Group)? Find(string name)
    {
        if (!File.Exists("/etc/passwd"))
        {
            return null;
        }
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            var fields = line.Split(':');
            if (
                fields.Length > 3
                && fields[0] == name
                && IsNumber(fields[2], out var user)
                && IsNumber(fields[3], out var group)
                && user != 0
            )
            {
                return (user, group);
            }
        }
        return null;
    }

    private static bool IsNumber(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
