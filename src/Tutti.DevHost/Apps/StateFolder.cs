namespace Tutti.DevHost.Apps;

/// <summary>Makes the folder where the tool keeps what belongs to an app and this checkout of it.</summary>
internal static class StateFolder
{
    /// <exception cref="ToolException">It cannot be written to.</exception>
    public static string Create(AppDefinition app)
    {
        try
        {
            Directory.CreateDirectory(app.StateFolder);
            // Nothing of this belongs into version control, whatever the app's own ignore file says.
            File.WriteAllText(Path.Combine(app.StateFolder, ".gitignore"), "*\n");
            return app.StateFolder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                ToolErrors.FolderUnusable,
                $"{app.StateFolder} cannot be written to: {error.Message}",
                "The tool keeps there what runs. Make the app's folder writable for you, or work in a copy of it."
            );
        }
    }
}
