using Tutti.Cli.Output;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Environments;
using Tutti.Processes.Environments;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti describe --env</c>: which process of an environment hosts what, or what differs from another environment.</summary>
internal static class EnvironmentDescription
{
    public static async Task<int> ShowAsync(
        CommandContext context,
        AppDefinition app,
        string name,
        string? from,
        bool json,
        CancellationToken cancellationToken
    )
    {
        AppEnvironments.RequireFile(app, name);
        if (from is not null)
        {
            AppEnvironments.RequireFile(app, from);
        }
        if (await DescribeCommand.TryReadAsync(context, app, null, json, cancellationToken) is not { } model)
        {
            return ExitCodes.Failed;
        }
        var environment = AppEnvironments.Read(app, name, model, EnvironmentUse.Check);
        var output = context.Terminals.Out;
        if (from is null)
        {
            var calls = PlacedCall.In(environment, model);
            if (json)
            {
                Json.Write(output, EnvironmentDocument.Of(model.Name, environment, calls));
            }
            else
            {
                EnvironmentTree.Write(output, model.Name, environment, calls);
            }
            return ExitCodes.Success;
        }
        var before = AppEnvironments.Read(app, from, model, EnvironmentUse.Check);
        var changes = EnvironmentComparison.Compare(before, environment, model);
        if (json)
        {
            Json.Write(output, EnvironmentDocument.Of(model.Name, name, from, changes));
        }
        else
        {
            EnvironmentDiffReport.Write(output, model.Name, name, from, changes);
        }
        return ExitCodes.Success;
    }
}
