using Tutti.Bench.Measuring;

namespace Tutti.Bench.Output;

/// <summary>What a run found.</summary>
internal sealed record Report(string Bench, Machine Machine, IReadOnlyList<Row> Rows);
