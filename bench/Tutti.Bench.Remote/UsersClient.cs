using Tutti.Bench.Remote.Load;

namespace Tutti.Bench.Remote;

/// <summary>A typed client, as one writes it by hand.</summary>
internal sealed class UsersClient(HttpClient http)
{
    public async ValueTask<User> GetAsync(int id, int seed) =>
        (await http.GetFromJsonAsync($"/users/{id}?seed={seed}", RemoteJsonContext.Default.User))!;

    public async ValueTask<User> GetLaterAsync(int id, int seed) =>
        (await http.GetFromJsonAsync($"/users/{id}/later?seed={seed}", RemoteJsonContext.Default.User))!;

    public async ValueTask<List<Sale>> ListAsync(int first) =>
        (await http.GetFromJsonAsync($"/sales?first={first}", RemoteJsonContext.Default.ListSale))!;
}
