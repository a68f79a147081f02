namespace Tutti.Generators.Tests.Schema;

/// <summary>Which edits change the hash of a contract: those that change its bytes, or what they mean, and no others.</summary>
public sealed class ContractHashTests
{
    private const string Original = """
        public interface IExchange { Order Order { get; } }
        public sealed record Order(Guid Id, List<OrderLine> Lines, Status Status, string? Note = null, Order? Former = null);
        public sealed class OrderLine { public string Sku { get; set; } = ""; public int Quantity { get; set; } public decimal? Price { get; set; } }
        public enum Status { Open, Paid = 3 }
        """;

    [Theory]
    [InlineData(
        "a doc comment",
        "public sealed class OrderLine",
        "/// <summary>A line.</summary>\npublic sealed class OrderLine"
    )]
    [InlineData("a type's name", "OrderLine", "Row")]
    [InlineData("a class to a record", "sealed class OrderLine", "sealed record OrderLine")]
    [InlineData("a rule", "public int Quantity", "[Range(1, 5)] public int Quantity")]
    [InlineData("a default", "Note = null", "Note = \"none\"")]
    [InlineData("a setter", "Quantity { get; set; }", "Quantity { get; init; }")]
    [InlineData("an initializer", "Quantity { get; set; }", "Quantity { get; set; } = 1;")]
    [InlineData("a name in C# alone", "public int Quantity", "[JsonPropertyName(\"quantity\")] public int Count")]
    [InlineData(
        "a member that is not carried",
        "public int Quantity",
        "[JsonIgnore] public int Hidden { get; set; } public int Quantity"
    )]
    [InlineData(
        "a member that is computed",
        "public int Quantity",
        "public int Twice => 2 * Quantity; public int Quantity"
    )]
    [InlineData("the order of an enum's members", "Open, Paid = 3", "Paid = 3, Open = 0")]
    [InlineData("another type", "public enum Status", "public sealed record Unrelated(int X);\npublic enum Status")]
    [InlineData("the place of a type", "public enum Status { Open, Paid = 3 }", "")]
    public void TheHashStaysWith(string edit, string from, string to)
    {
        var edited = Edited(from, to);
        edited = to.Length == 0 ? "public enum Status { Open, Paid = 3 }\n" + edited : edited;

        Assert.True(Hash(Original) == Hash(edited), edit);
    }

    [Theory]
    [InlineData("a member more", "public int Quantity", "public int More { get; set; } public int Quantity")]
    [InlineData("a member less", "public int Quantity { get; set; }", "")]
    [InlineData("a member's name", "Quantity", "Count")]
    [InlineData("a member's name in JSON", "public int Quantity", "[JsonPropertyName(\"count\")] public int Quantity")]
    [InlineData("a member's order", "public int Quantity", "[JsonPropertyOrder(-1)] public int Quantity")]
    [InlineData("a member's type", "public int Quantity", "public long Quantity")]
    [InlineData("a member's sign", "public int Quantity", "public uint Quantity")]
    [InlineData("whether a value may be absent", "public int Quantity", "public int? Quantity")]
    [InlineData("whether a reference may be null", "string? Note = null", "string Note = \"\"")]
    [InlineData("the order of parameters", "Guid Id, List<OrderLine> Lines", "List<OrderLine> Lines, Guid Id")]
    [InlineData("a class to a struct", "sealed class OrderLine", "struct OrderLine()")]
    [InlineData("the kind of a collection", "List<OrderLine>", "Queue<OrderLine>")]
    [InlineData("a list to a dictionary", "List<OrderLine>", "Dictionary<string, OrderLine>")]
    [InlineData("the items of a list", "List<OrderLine>", "List<List<OrderLine>>")]
    [InlineData("an enum's number", "Paid = 3", "Paid = 4")]
    [InlineData("an enum's name", "Paid", "Settled")]
    [InlineData("an enum's name in JSON", "Paid", "[JsonStringEnumMemberName(\"settled\")] Paid")]
    [InlineData("an enum's member more", "Paid = 3", "Paid = 3, Sent")]
    [InlineData("an enum's size", "enum Status", "enum Status : byte")]
    [InlineData(
        "whether a member may be left out",
        "public decimal? Price",
        "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public decimal? Price"
    )]
    [InlineData(
        "a type that is written as JSON",
        "public sealed class OrderLine",
        "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)] public sealed class OrderLine"
    )]
    [InlineData("the way in which types hold each other", "Order? Former", "OrderLine? Former")]
    public void TheHashChangesWith(string edit, string from, string to) =>
        Assert.True(Hash(Original) != Hash(Edited(from, to)), edit);

    /// <summary>The same on every machine and in every version, unless the form itself has become another one.</summary>
    [Fact]
    public void TheHashIsTheSameEverywhere() => Assert.Equal(813256158684725490UL, Hash(Original));

    [Fact]
    public void TheHashIsTheSameBesideOtherTypes()
    {
        const string More = "\npublic interface IOther; public sealed record Later(Order Order, OrderLine[] Lines);";
        var source = Original.Replace(
            "Order { get; } }",
            "Order { get; } Later Later { get; } }",
            StringComparison.Ordinal
        );

        Assert.Equal(Hash(Original), Hash(source + More));
    }

    private static string Edited(string from, string to)
    {
        Assert.Contains(from, Original, StringComparison.Ordinal);
        return Original.Replace(from, to, StringComparison.Ordinal);
    }

    private static ulong Hash(string source)
    {
        using var app = SchemaApp.Of(source);
        Assert.Empty(app.Problems);
        return app.Contract("Order");
    }
}
