using System.Collections.Concurrent;
using TrelloClone.Premium.Payments;

namespace TrelloClone.Premium.Subscriptions;

/// <summary>The subscriptions, in memory.</summary>
public sealed class SubscriptionStore
{
    private readonly ConcurrentDictionary<int, Subscription> _subscriptions = [];

    /// <summary>Gives an organisation's subscription: the free one, until it upgrades.</summary>
    public Subscription Get(int orgId) =>
        _subscriptions.GetValueOrDefault(orgId) ?? new(orgId, Plan.Free, Plans.BoardLimit(Plan.Free));

    /// <summary>Changes an organisation's plan.</summary>
    public Subscription Set(int orgId, Plan plan, Receipt receipt) =>
        _subscriptions[orgId] = new(orgId, plan, Plans.BoardLimit(plan), receipt);
}
