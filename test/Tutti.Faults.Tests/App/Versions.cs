using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tutti.Faults.Tests.App;

/// <summary>The example as it is, and a second version of it: what services ask each other has one more member, which may be left out.</summary>
internal sealed class Versions : IDisposable
{
    private const string OneMoreMember = "$1string? reason = null, $2 = default)";
    private const string MemberCall = @"(orgs\.RequireMemberAsync\([^;]*?, )cancellationToken";
    private const string MemberCallInto = "$1\"a member\", cancellationToken";

    private static readonly (string File, string What, string Into)[] s_edits =
    [
        ("Usr/Orgs/OrgService.cs", @"(RequireMember\(int orgId, int userId, )(Cancel.*?)\)", OneMoreMember),
        ("Premium/Subscriptions/SubscriptionService.cs", @"(BoardLimit\(int orgId, )(Cancel.*?)\)", OneMoreMember),
        ("Premium/Subscriptions/SubscriptionService.cs", MemberCall, MemberCallInto),
        ("Trello/Boards/BoardService.cs", @"BoardLimitAsync\(request\.OrgId, ", "$0\"a board\", "),
        ("Trello/Boards/BoardService.cs", MemberCall, MemberCallInto),
        ("Trello/Cards/CardService.cs", MemberCall, MemberCallInto),
    ];

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("tutti-faults-v2-");

    public static string First { get; } =
        Path.Combine(
            Repository.Root,
            "examples",
            "trello",
            "TrelloClone",
            "bin",
            Repository.Configuration == "debug" ? "Debug" : "Release",
            "net10.0",
            "TrelloClone"
        );

    private string Project => Path.Combine(_copy.FullName, "TrelloClone");

    public async Task<string> BuildSecondAsync()
    {
        CopyFiles(Path.Combine(Repository.Root, "examples", "trello"), _copy.FullName);
        FrameworkCopy.AddTo(_copy.FullName, Repository.Root);
        foreach (var (file, what, into) in s_edits)
        {
            var path = Path.Combine(Project, file);
            var before = File.ReadAllText(path);
            var after = Regex.Replace(before, what, into);
            Assert.NotEqual(before, after);
            File.WriteAllText(path, after);
        }
        var output = Path.Combine(_copy.FullName, "out");
        using var build = Process.Start(
            new ProcessStartInfo("dotnet", ["build", Project, "-o", output, "-v", "q", "-p:UseSharedCompilation=false"])
            {
                RedirectStandardOutput = true,
                Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
            }
        )!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, said);
        return Path.Combine(output, "TrelloClone");
    }

    public void Dispose() => _copy.Delete(recursive: true);

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (!name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".tutti"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
                File.Copy(file, Path.Combine(to, name));
            }
        }
    }
}
