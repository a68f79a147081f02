namespace TrelloClone.Premium.Subscriptions;

/// <summary>What the plans are.</summary>
public static class Plans
{
    /// <summary>How many boards a plan allows.</summary>
    public static int BoardLimit(Plan plan) =>
        plan switch
        {
            Plan.Free => 2,
            Plan.Team => 10,
            _ => 1000,
        };

    /// <summary>What a plan costs, in euros.</summary>
    public static decimal Price(Plan plan) =>
        plan switch
        {
            Plan.Free => 0m,
            Plan.Team => 49.90m,
            _ => 499m,
        };
}
