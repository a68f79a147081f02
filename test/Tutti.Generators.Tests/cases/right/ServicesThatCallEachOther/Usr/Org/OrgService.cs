using Microsoft.Extensions.DependencyInjection;
using MyApp.Trello.Board;
using Tutti;

namespace MyApp.Usr.Org;

[Service("org")]
public sealed class OrgService(IBoardClient boards, [FromKeyedServices("slow")] HttpClient http)
{
    [Endpoint]
    public async Task<string> NameAsync(int id)
    {
        var found = await boards.GetAsync(id);
        return found + http;
    }

    [Delete("/orgs/{id}")]
    public Task<string[]> Delete(int id) =>
        Task.WhenAll(new[] { 1, 2 }.Select(async board => await boards.RenameAsync(board, new Rename("x"))));
}
