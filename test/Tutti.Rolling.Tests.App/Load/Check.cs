namespace Tutti.Rolling.Tests.App.Load;

/// <summary>Calls whose answers are known: each gives the version that has answered, or throws.</summary>
internal static class Check
{
    public static async Task<int> TakenAsync(Random random, Func<Item, Task<Taken>> take)
    {
        var item = AnyItem(random);
        var taken = await take(item);
        Expect(
            taken.Name == item.Name
                && taken.Total == item.Count + item.Weight
                && taken.Size == item.Size
                && taken.Note == Versions.Note(item),
            taken
        );
        return taken.Version;
    }

    public static async Task<int> SameAsync(Random random, Func<Plain, ValueTask<Plain>> same)
    {
        var plain = new Plain(random.Next(1000), $"text {random.Next()}", 0);
        var answer = await same(plain);
        Expect(answer == plain with { Number = plain.Number + 1, Version = answer.Version }, answer);
        return answer.Version;
    }

    public static async Task<int> NumberAsync(Random random, Func<int, Task<Plain>> ask)
    {
        var number = random.Next();
        var answer = await ask(number);
        Expect(answer.Number == number + 1, answer);
        return answer.Version;
    }

    public static async Task<int> PriceAsync(Random random, Func<string, int, Task<Price>> find)
    {
        var (name, count) = (new string('x', random.Next(20)), random.Next(20));
        var price = await find(name, count);
        Expect(price.Cents == name.Length * count, price);
        return price.Version;
    }

    public static async Task<int> CopyAsync(Random random, Func<List<Item>, Task<List<Item>>> copy)
    {
        List<Item> items = [.. Enumerable.Range(0, random.Next(1500)).Select(_ => AnyItem(random))];
        var answer = await copy(items);
        answer.Reverse();
        Expect(answer.Count == items.Count && answer.Zip(items).All(pair => AreAlike(pair.First, pair.Second)), answer);
        // Items tell nothing of who has copied them.
        return Versions.Current;
    }

    private static Item AnyItem(Random random) =>
        Versions.Item(
            $"item {random.Next(1000)}",
            random.Next(1000),
            random.Next(2) == 0 ? Size.Small : Size.Large,
            random.Next(1, 9)
        );

    // A version does not carry what it does not know.
    private static bool AreAlike(Item one, Item other) =>
        (one.Name, one.Count, one.Size, one.Weight) == (other.Name, other.Count, other.Size, other.Weight);

    private static void Expect(bool isRight, object answer)
    {
        if (!isRight)
        {
            throw new InvalidOperationException($"A wrong answer: {answer}");
        }
    }
}
