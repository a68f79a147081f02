using TrelloClone.Premium.Payments;
using TrelloClone.Usr.Orgs;
using Tutti;

namespace TrelloClone.Premium.Subscriptions;

/// <summary>Knows the plan of each organisation.</summary>
[Service("subscription")]
public sealed class SubscriptionService(SubscriptionStore subscriptions, IOrgClient orgs, IPaymentClient payments)
    : IConfigureService
{
    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<SubscriptionStore>();

    /// <summary>Gives an organisation's subscription.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The subscription.</returns>
    [Get("/orgs/{orgId}/subscription", Public = true)]
    public async Task<Subscription> Get(int orgId, [Header("User-Id")] int actorId, CancellationToken cancellationToken)
    {
        await orgs.RequireMemberAsync(orgId, actorId, cancellationToken);
        return await subscriptions.GetAsync(orgId, cancellationToken);
    }

    /// <summary>Upgrades an organisation to a paid plan.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="actorId">Who asks: a member.</param>
    /// <param name="request">The plan, and how it is paid.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new subscription.</returns>
    [Post("/orgs/{orgId}/subscription/upgrade", Public = true)]
    public async Task<Subscription> Upgrade(
        int orgId,
        [Header("User-Id")] int actorId,
        UpgradePlan request,
        CancellationToken cancellationToken
    )
    {
        await orgs.RequireMemberAsync(orgId, actorId, cancellationToken);
        if (request.Plan <= await subscriptions.PlanAsync(orgId, cancellationToken))
        {
            throw Problem.FailedPrecondition($"Org {orgId} has the plan {request.Plan}, or a larger one, already.");
        }
        var charge = new ChargeCard($"org-{orgId}-{request.Plan}", Plans.Price(request.Plan), request.CardNumber);
        var receipt = await payments.ChargeAsync(charge, cancellationToken);
        return await subscriptions.RaiseAsync(orgId, request.Plan, receipt, cancellationToken);
    }

    /// <summary>How many boards an organisation may have.</summary>
    /// <param name="orgId">The organisation's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The limit.</returns>
    [Endpoint(Idempotent = true)]
    public async ValueTask<int> BoardLimit(int orgId, CancellationToken cancellationToken) =>
        Plans.BoardLimit(await subscriptions.PlanAsync(orgId, cancellationToken));
}
