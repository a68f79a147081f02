using Tutti.Model;

namespace Tutti.DevHost.Apps;

/// <summary>Reads the application model of a built app.</summary>
public static class AppModel
{
    /// <summary>Reads the model from an assembly without loading it.</summary>
    /// <param name="assembly">The assembly's path.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ToolException">The assembly holds none that is understood.</exception>
    public static ApplicationModel Read(string assembly)
    {
        try
        {
            return ModelReader.FromAssembly(assembly);
        }
        catch (ModelException error)
        {
            throw new ToolException(
                ToolErrors.ModelMissing,
                error.Message,
                "Reference the package Tutti in the app's project, in the version of this tool, so that its generator takes part in the build."
            );
        }
    }
}
