namespace Tutti.Rolling.Tests.App.Prices;

/// <summary>Is in another process in version 2.</summary>
[Service("prices")]
public sealed class PricesService
{
    [Endpoint]
    public Price Find(string name, int count) => new(name.Length * count, Versions.Current);
}
