using System.Diagnostics;
using System.Globalization;
using System.Transactions;

namespace Tutti.Conformance.Tests.App.Relay;

/// <summary>What a callee finds around it.</summary>
public sealed record Around(
    string Culture,
    string UICulture,
    string? TraceId,
    string? Tenant,
    string? Ambient,
    bool HasTransaction
)
{
    private static readonly AsyncLocal<string?> s_ambient = new();

    /// <summary>What code of one's own keeps around itself.</summary>
    public static string? Own
    {
        get => s_ambient.Value;
        set => s_ambient.Value = value;
    }

    public static Around Now() =>
        new(
            CultureInfo.CurrentCulture.Name,
            CultureInfo.CurrentUICulture.Name,
            Activity.Current?.TraceId.ToHexString(),
            Activity.Current?.GetBaggageItem("tenant"),
            Own,
            Transaction.Current is not null
        );
}
