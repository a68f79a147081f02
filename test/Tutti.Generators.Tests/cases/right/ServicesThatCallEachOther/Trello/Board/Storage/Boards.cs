using MyApp.Usr.Org;

namespace MyApp.Trello.Board;

public sealed class Boards(IOrgClient? orgs = null)
{
    public string Find(int id) => $"{id} {orgs}";
}
