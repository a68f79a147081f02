using Tutti.Testing;

namespace Tutti.Conformance.Tests.Fixtures;

/// <summary>A test whose body is the same for every <see cref="Way"/>.</summary>
public abstract class SameEachWay(Apps apps)
{
    protected Task<TestApp> AppOf(Way way) => apps.Of(way);

    protected async Task<TClient> ClientOf<TClient>(Way way)
        where TClient : class => (await apps.Of(way)).Client<TClient>();

    protected static Task<ProblemException> ProblemOf(Func<Task> call) => Assert.ThrowsAsync<ProblemException>(call);
}
