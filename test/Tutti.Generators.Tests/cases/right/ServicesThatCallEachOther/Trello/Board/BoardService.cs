using Microsoft.AspNetCore.Cors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MyApp.Usr.Org;
using Tutti;

namespace MyApp.Trello.Board;

[Service("board")]
public sealed partial class BoardService(IOrgClient orgs, Boards boards, ILogger<BoardService> logger)
    : IConfigureService
{
    static void IConfigureService.Configure(ServiceSetup setup) => setup.Services.AddSingleton<Boards>();

    [Get("/boards/{id}", Public = true)]
    [EnableCors("any")]
    public async Task<string> Get(int id, CancellationToken cancellationToken)
    {
        logger.LogInformation("A board is asked for");
        return boards.Find(id) + await orgs.NameAsync(id, cancellationToken);
    }
}
