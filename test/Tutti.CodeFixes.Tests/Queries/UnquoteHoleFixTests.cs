using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Queries;

public sealed class UnquoteHoleFixTests
{
    [Theory]
    [InlineData("title = '{name}'", "title = {name}")]
    [InlineData("title like '%{name}'", "title like '%' || {name}")]
    [InlineData("title like '%{name}%' and true", "title like '%' || {name} || '%' and true")]
    [InlineData("title = '{name}' or owner = ''", "title = {name} or owner = ''")]
    public Task AHoleIsTakenOutOfItsQuotes(string before, string after) =>
        Repair.VerifyAsync(
            "TUT0151",
            "Take the hole out of the quotes",
            Shop.Library((Shop.Path, Text(before))),
            [(Shop.Path, Text(after))]
        );

    private static string Text(string condition) =>
        $$"""
            using Tutti;

            namespace MyApp.Shop;

            [Service("shop")]
            public sealed class ShopService;

            public static class Queries
            {
                public static Task<List<int>> Find(SqlExecutor db, string name) =>
                    db.QueryAsync<int>($"select id from items where {{condition}}");
            }
            """;
}
