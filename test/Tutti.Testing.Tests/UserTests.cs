using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Tutti.Runtime.Tests.App.Guarded;

namespace Tutti.Testing.Tests;

public sealed class UserTests
{
    [Theory]
    [MemberData(nameof(GroupingTests.Groupings), MemberType = typeof(GroupingTests))]
    public async Task WhoIsSignedInIsLetInAndNobodyElse(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app.Http, "/guarded"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app.Http, "/guarded/open"));
        using var ada = app.As("ada");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada.Http, "/guarded"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(ada.Http, "/guarded/admin"));
        using var grace = app.As("grace", "admin");
        Assert.Equal("administers", (await grace.Http.GetFromJsonAsync<Pass>("/guarded/admin"))!.Text);
    }

    [Theory]
    [MemberData(nameof(GroupingTests.Groupings), MemberType = typeof(GroupingTests))]
    public async Task CallsByClientsAreTheUsersToo(TestGrouping grouping)
    {
        await using var app = await StartAsync(grouping);
        using var ada = app.As("ada");
        using var grace = app.As("grace", "admin");

        Assert.Equal(ProblemCode.Unauthenticated, await CodeAsync(app.Client<IGuardedClient>().EnterAsync));
        Assert.Equal(ProblemCode.PermissionDenied, await CodeAsync(ada.Client<IGuardedClient>().AdminAsync));
        Assert.Equal("administers", (await grace.Client<IGuardedClient>().AdminAsync()).Text);
    }

    [Fact]
    public async Task SchemeOfTheAppsOwnProgramSignsInWhomTheTestDoesNot()
    {
        await using var app = await TestApp.StartAsync<GuardedService>();
        app.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Test", "ada user");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app.Http, "/guarded"));
        using var nobody = new HttpClient { BaseAddress = app.Address };
        using var refusal = await nobody.GetAsync("/guarded");
        Assert.Equal("Test realm=\"tests\"", refusal.Headers.WwwAuthenticate.ToString());
    }

    private static Task<TestApp> StartAsync(TestGrouping grouping) =>
        TestApp.StartAsync<GuardedService>(test =>
        {
            test.Grouping = grouping;
            test.Log = line => TestContext.Current.TestOutputHelper?.WriteLine(line);
        });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task<ProblemCode> CodeAsync(Func<CancellationToken, Task> call) =>
        (await Assert.ThrowsAsync<ProblemException>(() => call(CancellationToken.None))).Code;
}
