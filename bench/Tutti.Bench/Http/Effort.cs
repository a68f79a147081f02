namespace Tutti.Bench.Http;

/// <summary>
/// How long a server is kept busy. What counts is the processor time that it had, so that rounds are alike in company too.
/// </summary>
/// <param name="ProcessorTime">The processor time that the server is to use.</param>
/// <param name="AtMost">When to stop though it did not get that much.</param>
internal readonly record struct Effort(TimeSpan ProcessorTime, TimeSpan AtMost)
{
    public static Effort OfSeconds(double processorTime, double atMost) =>
        new(TimeSpan.FromSeconds(processorTime), TimeSpan.FromSeconds(atMost));

    public static Effort operator /(Effort effort, double divisor) =>
        new(effort.ProcessorTime / divisor, effort.AtMost / divisor);
}
