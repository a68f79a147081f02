using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Tutti.Bench.Http;

namespace Tutti.Bench.Allocation;

/// <summary>What both sides are asked, and whether they answer alike.</summary>
internal static partial class TrelloRequests
{
    /// <summary>What is measured: the card's service asks that of boards whether the user may see the board, and that asks the one of organisations.</summary>
    public static readonly byte[] Card = Get("/cards/1", 1);

    /// <summary>An endpoint that does next to nothing.</summary>
    public static readonly byte[] User = Get("/users/1", null);

    // Makes what the request reads, and shows that checks and refusals are the same.
    private static readonly IReadOnlyList<byte[]> s_before =
    [
        Post("/users", null, """{"name":"Ada","email":"ada@example.com"}"""),
        Post("/users", null, """{"name":"Ada","email":"ada@example.com"}"""),
        User,
        Get("/users/2", null),
        Get("/users/two", null),
        Post("/orgs", 1, """{"name":"Engines"}"""),
        Post("/orgs", 2, """{"name":"Engines"}"""),
        Post("/orgs", null, """{"name":"Engines"}"""),
        Post("/boards", 1, """{"orgId":1,"name":"Roadmap"}"""),
        Post("/boards", 2, """{"orgId":1,"name":"Roadmap"}"""),
        Post("/boards/1/cards", 1, """{"column":"To do","title":"Something to do"}"""),
        Post("/boards/1/cards", 1, """{"column":"Nowhere","title":"Something to do"}"""),
        Post("/boards/1/cards", 2, """{"column":"To do","title":"Something to do"}"""),
        Card,
        Get("/cards/1", 2),
        Get("/cards/2", 1),
        Get("/cards/1", null),
        Get("/cards/one", 1),
    ];

    /// <summary>Asks all sides the same, which makes what the measured request reads.</summary>
    public static void RequireSameAnswers(IReadOnlyList<TrelloApp> apps) =>
        RequireSame([.. apps.Select(app => s_before.Select(request => Answer(app.Address, request)).ToList())]);

    /// <summary>Makes the one user, and asks all sides for it.</summary>
    public static void RequireSameUser(IReadOnlyList<IPEndPoint> servers)
    {
        Answer(servers[0], s_before[0]);
        RequireSame([.. servers.Select(server => (List<string>)[Answer(server, User), Answer(server, s_before[3])])]);
    }

    private static void RequireSame(List<List<string>> answers)
    {
        foreach (var others in answers.Skip(1))
        {
            foreach (var (ours, theirs) in answers[0].Zip(others))
            {
                if (ours != theirs)
                {
                    throw new BenchException($"The sides answer differently.\nours:   {ours}\ntheirs: {theirs}");
                }
            }
        }
    }

    private static string Answer(IPEndPoint server, byte[] request)
    {
        var response = LoadGenerator.Ask(server, request);
        // The id of the trace is new each time. How a body is framed is each side's own choice.
        var body = Trace().Replace(response.Body, "\"traceId\":\"…\"");
        return $"{response.Status} {response.ContentType} {body}";
    }

    private static byte[] Get(string path, int? user) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: bench\r\n{UserId(user)}\r\n");

    private static byte[] Post(string path, int? user, string json) =>
        Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: bench\r\n{UserId(user)}Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}"
        );

    private static string UserId(int? user) => user is null ? "" : $"User-Id: {user}\r\n";

    [GeneratedRegex("\"traceId\":\"[0-9a-f]{32}\"")]
    private static partial Regex Trace();
}
