using Tutti.Cli.Output;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Comparison;
using Tutti.DevHost.Revisions;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti describe --diff</c>: what differs between a revision and the working tree.</summary>
internal static class ModelDifference
{
    public static async Task<int> ShowAsync(
        CommandContext context,
        AppDefinition app,
        string revision,
        bool json,
        CancellationToken cancellationToken
    )
    {
        using var checkout = await RevisionCheckout.CreateAsync(app.Folder, revision, cancellationToken);
        // The user's own errors first: they are quicker to find, and to mend.
        if (
            await DescribeCommand.TryReadAsync(context, app, null, json, cancellationToken) is not { } after
            || await DescribeCommand.TryReadAsync(context, checkout.FindApp(), revision, json, cancellationToken)
                is not { } before
        )
        {
            return ExitCodes.Failed;
        }
        var changes = ModelComparison.Compare(before, after);
        if (json)
        {
            Json.Write(context.Terminals.Out, ModelDiffDocument.Of(after.Name, revision, checkout.Commit, changes));
        }
        else
        {
            ModelDiffReport.Write(context.Terminals.Out, after.Name, revision, checkout.Commit, changes);
        }
        return ExitCodes.Success;
    }
}
