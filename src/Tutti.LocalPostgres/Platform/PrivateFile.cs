namespace Tutti.LocalPostgres.Platform;

/// <summary>Files and folders that only their owner may open.</summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    private static readonly System.Text.UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, string text, Account account)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }
        using (var writer = new StreamWriter(path, Utf8, options))
        {
            writer.Write(text);
        }
        account.Give(path);
    }

    public static void MakeFolder(string path, Account account)
    {
        if (OperatingSystem.IsWindows())
        {
            PrivateAccess.MakeFolder(path);
            return;
        }
        if (Path.GetDirectoryName(path) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }
        Directory.CreateDirectory(path, FolderMode);
        // An older one may have other rights.
        if (File.GetUnixFileMode(path) != FolderMode)
        {
            File.SetUnixFileMode(path, FolderMode);
        }
        account.Give(path);
    }
}
