using Tutti.Conformance.Tests.App.Relay;
using Tutti.Conformance.Tests.App.Trouble;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Failures;

/// <summary>Who may call, and that whoever is signed in stays so along the way.</summary>
public sealed class AuthorizationTests(Apps apps) : SameEachWay(apps)
{
    [Theory]
    [EachWay]
    public async Task NobodyIsUnauthenticated(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);

        Assert.Equal(ProblemCode.Unauthenticated, (await ProblemOf(() => trouble.ForUsersAsync())).Code);
    }

    [Theory]
    [EachWay]
    public async Task TheRoleDecides(Way way)
    {
        var app = await AppOf(way);
        using var ada = app.As("ada", "admin");
        using var bob = app.As("bob", "user");

        Assert.Equal("welcome", await bob.Client<ITroubleClient>().ForUsersAsync());
        Assert.Equal("x", await ada.Client<ITroubleClient>().ForAdminsAsync(new Order("x", 1)));
        Assert.Equal(
            ProblemCode.PermissionDenied,
            (await ProblemOf(() => bob.Client<ITroubleClient>().ForAdminsAsync(new Order("x", 1)))).Code
        );
    }

    [Theory]
    [EachWay]
    public async Task TheUserFlowsThroughOtherServices(Way way)
    {
        var app = await AppOf(way);
        using var ada = app.As("ada", "admin");
        using var bob = app.As("bob", "user");

        Assert.Equal("x", await ada.Client<IRelayClient>().ForAdminsAsync("x"));
        Assert.Equal(
            ProblemCode.PermissionDenied,
            (await ProblemOf(() => bob.Client<IRelayClient>().ForAdminsAsync("x"))).Code
        );
        Assert.Equal(
            ProblemCode.Unauthenticated,
            (await ProblemOf(() => app.Client<IRelayClient>().ForAdminsAsync("x"))).Code
        );
    }

    [Theory]
    [EachWay]
    public async Task WhoMayNotCallIsNotToldWhatElseIsWrong(Way way)
    {
        var app = await AppOf(way);
        using var bob = app.As("bob", "user");

        var problem = await ProblemOf(() => bob.Client<ITroubleClient>().ForAdminsAsync(new Order("", 1000)));

        Assert.Equal(ProblemCode.PermissionDenied, problem.Code);
        Assert.Null(problem.Errors);
    }
}
