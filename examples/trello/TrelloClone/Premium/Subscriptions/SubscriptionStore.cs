using TrelloClone.Premium.Payments;
using Tutti;

namespace TrelloClone.Premium.Subscriptions;

/// <summary>The subscriptions. What was paid for them is read where <c>payment</c> keeps it.</summary>
public sealed class SubscriptionStore(SubscriptionDb db, [ReadOnly] PaymentDb payments)
{
    /// <summary>Gives an organisation's subscription: the free one, until it upgrades.</summary>
    public async Task<Subscription> GetAsync(int orgId, CancellationToken cancellationToken)
    {
        var (plan, receiptNumber) = await db.QueryFirstOrDefaultAsync<(Plan, int?)>(
            $"select plan, receipt_number from subscriptions where org_id = {orgId}",
            cancellationToken
        );
        var receipt = receiptNumber is null
            ? null
            : await payments.QueryFirstOrDefaultAsync<Receipt>(
                $"select number, reference, amount, paid_at from receipts where number = {receiptNumber}",
                cancellationToken
            );
        return new(orgId, plan, Plans.BoardLimit(plan), receipt);
    }

    /// <summary>Gives an organisation's plan.</summary>
    public Task<Plan> PlanAsync(int orgId, CancellationToken cancellationToken) =>
        db.QueryFirstOrDefaultAsync<Plan>($"select plan from subscriptions where org_id = {orgId}", cancellationToken);

    /// <summary>Changes an organisation's plan, unless it has the same or a larger one by now, and gives its subscription.</summary>
    public async Task<Subscription> RaiseAsync(
        int orgId,
        Plan plan,
        Receipt receipt,
        CancellationToken cancellationToken
    )
    {
        var raised = await db.ExecuteAsync(
            $"""
            insert into subscriptions (org_id, plan, receipt_number) values ({orgId}, {plan}, {receipt.Number})
            on conflict (org_id) do update set plan = excluded.plan, receipt_number = excluded.receipt_number
            where subscriptions.plan < excluded.plan
            """,
            cancellationToken
        );
        return raised > 0
            ? new(orgId, plan, Plans.BoardLimit(plan), receipt)
            : await GetAsync(orgId, cancellationToken);
    }
}
