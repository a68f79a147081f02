using System.Globalization;
using Tutti.Bench.Sql;

// Takes orders from its input, a line each: side, work, seconds of processor time. Answers with microseconds and bytes for each operation.
var connection = args[0];
await Schema.CreateAsync(connection);
await using var tutti = new TuttiSide(connection);
await using var npgsql = new NpgsqlSide(connection);
await using var dapper = new DapperSide(connection);
await using var entities = new EntitySide(connection);
var sides = new Dictionary<string, ISide>
{
    ["tutti"] = tutti,
    ["npgsql"] = npgsql,
    ["dapper"] = dapper,
    ["ef"] = entities,
};
await Schema.CheckAsync(sides);
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    var (side, work, seconds) = line.Split(' ') is [var first, var second, var third]
        ? (first, second, third)
        : throw new FormatException(line);
    var figures = await Work.RunAsync(
        sides[side],
        work,
        TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture))
    );
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Microseconds} {figures.Bytes}"));
}
