using Tutti.Bench.App.Users;
using Tutti.Bench.Remote.Load;

namespace Tutti.Bench.App.Driver;

/// <summary>Calls the users from another process, many at a time.</summary>
[Service("driver")]
public sealed class DriverService(IUsersClient users)
{
    /// <summary>Makes calls.</summary>
    [Post("/load", Public = true)]
    public Task<LoadFigures> Load(LoadRun run) =>
        run.Kind switch
        {
            LoadKind.Get => CallLoad.RunAsync<UserCall, User>(new(number => users.GetAsync(number, number)), run),
            LoadKind.GetLater => CallLoad.RunAsync<UserCall, User>(
                new(number => users.GetLaterAsync(number, number)),
                run
            ),
            _ => CallLoad.RunAsync<ListCall, List<Sale>>(new(number => users.ListAsync(number)), run),
        };
}
