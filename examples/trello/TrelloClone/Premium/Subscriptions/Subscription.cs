using System.ComponentModel.DataAnnotations;
using TrelloClone.Premium.Payments;

namespace TrelloClone.Premium.Subscriptions;

/// <summary>What an organisation pays for.</summary>
/// <param name="OrgId">The organisation's id.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="BoardLimit">How many boards the plan allows.</param>
/// <param name="Receipt">Proof of the last payment, if there was one.</param>
public sealed record Subscription(int OrgId, Plan Plan, int BoardLimit, Receipt? Receipt = null);

/// <summary>What can be paid for, from small to large.</summary>
public enum Plan
{
    /// <summary>To try it out: two boards.</summary>
    Free,

    /// <summary>For a team: ten boards.</summary>
    Team,

    /// <summary>For a company: a thousand boards.</summary>
    Company,
}

/// <summary>An upgrade.</summary>
/// <param name="Plan">The plan to change to.</param>
/// <param name="CardNumber">The number of the card that pays for it.</param>
public sealed record UpgradePlan(Plan Plan, [RegularExpression("[0-9]{12,19}")] string CardNumber);
