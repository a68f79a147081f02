using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost;
using Tutti.DevHost.Builds;
using Tutti.DevHost.Packages;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti version</c>: the versions that a bug report needs.</summary>
internal static class VersionCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand(
            "version",
            "Show the versions of tutti, the .NET SDK, the runtime and the system."
        )
        {
            Examples = ["tutti version", "tutti version --json"],
        };
        var json = CommonOptions.JsonOption("Write compact JSON, and nothing else, to standard output");
        command.Add(json);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(() => ShowAsync(context, parsed.GetValue(json), cancellationToken), writeError: null)
        );
        return command;
    }

    /// <summary>The version of this program: that of its package, where it comes from one.</summary>
    public static string OfThisProgram =>
        FrameworkPackage.Carried?.Version
        ?? typeof(VersionCommand)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private static async Task<int> ShowAsync(CommandContext context, bool json, CancellationToken cancellationToken)
    {
        var sdk = await TryGetSdkAsync(context.WorkingDirectory, cancellationToken);
        var terminal = context.Terminals.Out;
        if (json)
        {
            Json.Write(
                terminal,
                new JsonObject
                {
                    ["tutti"] = OfThisProgram,
                    ["sdk"] = sdk,
                    ["runtime"] = Environment.Version.ToString(),
                    ["os"] = RuntimeInformation.OSDescription,
                    ["architecture"] = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
                }
            );
            return ExitCodes.Success;
        }
        terminal.WriteLine($"tutti    {OfThisProgram}");
        terminal.WriteLine($"SDK      {sdk ?? "none that fits this folder"}");
        terminal.WriteLine($"runtime  {Environment.Version}");
        terminal.WriteLine(
            $"system   {RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()})"
        );
        return ExitCodes.Success;
    }

    private static async Task<string?> TryGetSdkAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await Sdk.VersionAsync(folder, cancellationToken);
        }
        catch (ToolException)
        {
            return null;
        }
    }
}
