using System.Text.Json;
using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Databases;

/// <summary>Which databases the last build of an app needed of the local server: known before the next build has ended.</summary>
internal static class KnownDatabases
{
    public static IReadOnlyList<string> Read(AppDefinition app)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(FileOf(app))) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    public static void Write(AppDefinition app, IReadOnlyList<string> names)
    {
        if (names.SequenceEqual(Read(app), StringComparer.Ordinal))
        {
            return;
        }
        try
        {
            StateFolder.Create(app);
            File.WriteAllBytes(FileOf(app), JsonSerializer.SerializeToUtf8Bytes(names));
        }
        catch (Exception error) when (error is ToolException or IOException or UnauthorizedAccessException)
        {
            // Then the server starts a little later the next time.
        }
    }

    private static string FileOf(AppDefinition app) => Path.Combine(app.StateFolder, "databases.json");
}
