namespace Tutti.Postgres.Hosting;

/// <summary>Finds the folder of the app.</summary>
internal static class AppFolder
{
    private const string Marker = "tutti.json";

    /// <summary>The nearest folder, from one upwards, that has the app's file.</summary>
    public static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }
        return null;
    }
}
