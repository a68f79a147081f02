namespace Tutti.Architecture.Tests.Support;

/// <summary>
/// Compares what is with what was committed. With <c>TUTTI_UPDATE_SNAPSHOTS=1</c> in the environment the committed file is rewritten
/// instead; the review is then <c>git diff</c>.
/// </summary>
internal static class Snapshot
{
    private const string Variable = "TUTTI_UPDATE_SNAPSHOTS";

    public static void Matches(string path, string actual)
    {
        actual = actual.ReplaceLineEndings("\n");
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }
        var committed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (committed != actual)
        {
            Assert.Fail(
                $"{path} does not say what is:\n{Differences(committed, actual)}\n"
                    + $"If that is intended, run the tests with {Variable}=1, and commit the file."
            );
        }
    }

    private static string Differences(string committed, string actual)
    {
        var old = committed.Split('\n');
        var now = actual.Split('\n');
        var lines = old.Except(now).Select(l => $"- {l}").Concat(now.Except(old).Select(l => $"+ {l}")).ToList();
        return lines.Count == 0 ? "(the same lines in another order)" : string.Join('\n', lines.Take(40));
    }
}
