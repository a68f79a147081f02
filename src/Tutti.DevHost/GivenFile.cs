namespace Tutti.DevHost;

/// <summary>Reads the files that a developer has written for the tool.</summary>
internal static class GivenFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is, as an absolute path.</param>
    /// <param name="code">What it is an error of if that is not possible, from <see cref="ToolErrors"/>.</param>
    /// <exception cref="ToolException">It cannot be read.</exception>
    public static byte[] Read(string path, string code)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(code, $"{path} cannot be read: {error.Message}", "Make the file readable for you.")
            {
                File = path,
            };
        }
    }
}
