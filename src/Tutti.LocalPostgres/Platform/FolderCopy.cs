namespace Tutti.LocalPostgres.Platform;

/// <summary>Copies a folder with all in it.</summary>
internal static class FolderCopy
{
    public static void Copy(string from, string to, Account account)
    {
        PrivateFile.MakeFolder(to, account);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var copy = Path.Combine(to, Path.GetFileName(file));
            File.Copy(file, copy);
            account.Give(copy);
        }
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)), account);
        }
    }
}
