using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Bench.Trello;

internal sealed record User(int Id, string Name, string Email);

internal sealed record CreateUser(string Name, string Email);

internal sealed record Org(int Id, string Name, IReadOnlyList<int> Members);

internal sealed record CreateOrg(string Name);

internal sealed record Board(int Id, int OrgId, string Name, IReadOnlyList<string> Columns);

internal sealed record CreateBoard(int OrgId, string Name, IReadOnlyList<string>? Columns = null);

internal sealed record Card(
    int Id,
    int BoardId,
    string Column,
    string Title,
    string? Description,
    IReadOnlyList<int> Assignees
);

internal sealed record CreateCard(string Column, string Title, string? Description = null);

internal sealed record ProblemBody(
    string Title,
    int Status,
    string Detail,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyDictionary<string, string[]>? Errors,
    string TraceId
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(CreateUser))]
[JsonSerializable(typeof(Org))]
[JsonSerializable(typeof(CreateOrg))]
[JsonSerializable(typeof(Board))]
[JsonSerializable(typeof(CreateBoard))]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(CreateCard))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(int))]
internal sealed partial class TrelloJson : JsonSerializerContext;
