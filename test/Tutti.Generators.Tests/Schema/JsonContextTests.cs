using System.Buffers;
using System.Text;
using System.Text.Json;
using Tutti.CompilerServices;

namespace Tutti.Generators.Tests.Schema;

/// <summary>What the emitted context promises beyond what reflection does.</summary>
public sealed class JsonContextTests
{
    [Fact]
    public void EmittedWriteMethodsAreTaken()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { Outer Outer { get; } }
            public sealed record Outer(string Name, Traced Inner, List<Traced> All);
            public sealed class Traced
            {
                public string Stack => Environment.StackTrace;
            }
            """
        );
        var type = app.Type("Outer");
        var traced = Activator.CreateInstance(app.Type("Traced"));
        var all = Activator.CreateInstance(typeof(List<>).MakeGenericType(app.Type("Traced")));
        var json = app.Write(type, Activator.CreateInstance(type, "n", traced, all)!);

        // The getter is called by the method that writes the object, which the one of the outer object calls.
        Assert.Contains("JsonContext.Write_MyApp_Traced", json, StringComparison.Ordinal);
        Assert.Contains("JsonContext.Write_MyApp_Outer", json, StringComparison.Ordinal);
    }

    [Fact]
    public void InitializersOfInitOnlyMembersStayWhenNothingIsGiven()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { Settings Settings { get; } Derived Derived { get; } Value Value { get; } }
            public record Settings
            {
                public int Size { get; init; } = 10;
                public string Color { get; init; } = "red";
                public List<int> Numbers { get; init; } = [1, 2];
                public string? Note { get; init; } = "n";
            }
            public sealed record Derived : Settings { public bool Flag { get; init; } = true; }
            public record struct Value { public Value() { } public int Size { get; init; } = 10; public int Other { get; init; } }
            """
        );

        Assert.Equal(
            """{"size":10,"color":"blue","numbers":[1,2],"note":null}""",
            app.Write(app.Type("Settings"), app.Read(app.Type("Settings"), """{"color":"blue","note":null}"""))
        );
        Assert.Equal(
            """{"flag":true,"size":11,"color":"red","numbers":[1,2],"note":"n"}""",
            app.Write(app.Type("Derived"), app.Read(app.Type("Derived"), """{"size":11}"""))
        );
        Assert.Equal(
            """{"size":0,"other":3}""",
            app.Write(app.Type("Value"), app.Read(app.Type("Value"), """{"other":3}"""))
        );
    }

    [Fact]
    public void NullableParametersAreOptionalAndDefaultsOfRecordStructsCount()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { Person Person { get; } Money Money { get; } Range Range { get; } }
            public sealed record Person(string Name, string? Nickname, int? Age);
            public readonly record struct Money(decimal Amount, string Currency = "EUR");
            public readonly struct Range
            {
                public Range(int from, int to) { From = from; To = to; }
                public int From { get; }
                public int To { get; }
            }
            """
        );

        Assert.Equal(
            """{"name":"Ada","nickname":null,"age":null}""",
            app.Write(app.Type("Person"), app.Read(app.Type("Person"), """{"name":"Ada"}"""))
        );
        Assert.Equal(
            """{"amount":1,"currency":"EUR"}""",
            app.Write(app.Type("Money"), app.Read(app.Type("Money"), """{"amount":1}"""))
        );
        Assert.Throws<JsonException>(() => app.Read(app.Type("Money"), "{}"));
        Assert.Equal(
            """{"from":1,"to":2}""",
            app.Write(app.Type("Range"), app.Read(app.Type("Range"), """{"from":1,"to":2}"""))
        );
    }

    [Fact]
    public void AReferenceThatNobodySetsIsRequired()
    {
        using var app = SchemaApp.Of(
            """
            #pragma warning disable CS8618
            public interface IExchange { Plain Plain { get; } Built Built { get; } }
            public sealed class Plain { public string Name { get; set; } public int Number { get; set; } }
            public sealed class Built { public Built() { Name = "built"; } public string Name { get; set; } }
            """
        );

        Assert.Throws<JsonException>(() => app.Read(app.Type("Plain"), """{"number":1}"""));
        Assert.Equal(
            """{"name":"n","number":0}""",
            app.Write(app.Type("Plain"), app.Read(app.Type("Plain"), """{"name":"n"}"""))
        );
        Assert.Equal("""{"name":"built"}""", app.Write(app.Type("Built"), app.Read(app.Type("Built"), "{}")));
    }

    [Fact]
    public void TypesThatParseThemselvesAreTexts()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { Board Board { get; } Dictionary<BoardId, BoardId?> Map { get; } }
            public sealed record Board(BoardId Id, BoardId? Parent = null);
            public readonly record struct BoardId(int Number) : IParsable<BoardId>
            {
                public static BoardId Parse(string text, IFormatProvider? provider) => new(int.Parse(text.AsSpan(1)));
                public static bool TryParse(string? text, IFormatProvider? provider, out BoardId id)
                {
                    id = default;
                    if (text is not ['b', ..] || !int.TryParse(text.AsSpan(1), out var number)) return false;
                    id = new(number);
                    return true;
                }
                public override string ToString() => $"b{Number}";
            }
            """
        );
        var board = app.Read(app.Type("Board"), """{"id":"b7"}""");

        Assert.Equal("""{"id":"b7","parent":null}""", app.Write(app.Type("Board"), board));
        Assert.Equal(
            """{"id":"b7","parent":null}""",
            JsonSerializer.Serialize(board, app.Reflection.GetTypeInfo(app.Type("Board")))
        );
        Assert.Throws<JsonException>(() => app.Read(app.Type("Board"), """{"id":"x"}"""));
        Assert.Equal(
            """{"b1":"b2","b3":null}""",
            app.Write(app.TypeOf("Map"), app.Read(app.TypeOf("Map"), """{"b1":"b2","b3":null}"""))
        );
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"1e400\"")]
    public void NumbersBeyondTheirTypeAreRefused(string json)
    {
        var options = Json.CreateOptions();

        Assert.Throws<JsonException>(() => Json.Codec<double>(options).Read(Encoding.UTF8.GetBytes(json)));
        Assert.Throws<JsonException>(() => Json.Codec<float>(options).Read(Encoding.UTF8.GetBytes(json)));
        Assert.Throws<JsonException>(() =>
            Json.Codec<double?>(options, nullable: true).Read(Encoding.UTF8.GetBytes(json))
        );
    }

    [Fact]
    public void ACodecReadsWhatFillsTheInputAndNullOnlyWhereItMay()
    {
        var options = Json.CreateOptions();
        var codec = Json.Codec<string>(options);
        var orNull = Json.Codec<string?>(options, nullable: true);

        Assert.Equal("a", codec.Read("\uFEFF \"a\" "u8));
        Assert.Null(orNull.Read("null"u8));
        Assert.Throws<JsonException>(() => codec.Read("null"u8));
        Assert.Throws<JsonException>(() => codec.Read("\"a\" 1"u8));
        Assert.Throws<JsonException>(() => codec.Read([(byte)'"', 0xC3, 0x28, (byte)'"']));
        Assert.Throws<JsonException>(() => codec.Read(""u8));
        Assert.Throws<JsonException>(() => codec.Write(new ArrayBufferWriter<byte>(), null!));
    }

    [Fact]
    public void WhatJsonCannotSayEndsInAJsonException()
    {
        var options = Json.CreateOptions();
        var endless = new List<object>();
        endless.Add(endless);

        Assert.Throws<JsonException>(() =>
            Json.Codec<List<object>>(options).Write(new ArrayBufferWriter<byte>(), endless)
        );
        Assert.Throws<JsonException>(() =>
            Json.Codec<double>(options).Write(new ArrayBufferWriter<byte>(), double.NaN)
        );
        Assert.Throws<JsonException>(() => Json.Codec<Half>(options).Write(new ArrayBufferWriter<byte>(), Half.NaN));
        Assert.Throws<JsonException>(() =>
            Json.Codec<Half[]>(options).Write(new ArrayBufferWriter<byte>(), [Half.NegativeInfinity])
        );

        // The writer that was given up half-way is as good as new.
        var output = new ArrayBufferWriter<byte>();
        Json.Codec<int[]>(options).Write(output, [1, 2]);
        Assert.Equal("[1,2]", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void AnObjectThatHoldsItselfEndsInAJsonException()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { Node Node { get; } }
            public sealed class Node { public Node? Next { get; set; } public List<Node> All { get; set; } = []; }
            """
        );
        var type = app.Type("Node");
        var node = Activator.CreateInstance(type)!;
        type.GetProperty("Next")!.SetValue(node, node);

        Assert.ThrowsAny<Exception>(() => app.Write(type, node));
        Assert.NotEmpty(app.Validate(node, nullsOnly: true));
    }

    [Fact]
    public void TypesOfOneNameAndTypesNamedByKeywordsDoNotMeet()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { A.Thing One { get; } B.Thing Two { get; } A_B Three { get; } A.B Four { get; } @event Five { get; } List<@event> Six { get; } string Seven { get; } int? Eight { get; } }
            public static class A { public sealed record Thing(int A); public sealed record B(int @class); }
            public static class B { public sealed record Thing(int B); }
            public sealed record A_B(int C);
            public sealed record @event(int @int, string @namespace);
            """
        );

        Assert.Equal("""{"a":1}""", app.Write(app.TypeOf("One"), app.Read(app.TypeOf("One"), """{"a":1}""")));
        Assert.Equal("""{"b":1}""", app.Write(app.TypeOf("Two"), app.Read(app.TypeOf("Two"), """{"b":1}""")));
        Assert.Equal("""{"c":1}""", app.Write(app.TypeOf("Three"), app.Read(app.TypeOf("Three"), """{"c":1}""")));
        Assert.Equal(
            """[{"int":1,"namespace":"n"}]""",
            app.Write(app.TypeOf("Six"), app.Read(app.TypeOf("Six"), """[{"int":1,"namespace":"n"}]"""))
        );
    }

    [Fact]
    public void AnnotationsOfTypeArgumentsAreKeptApartAndReadByOneMetadata()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { Box<string> Full { get; } Box<string?> Empty { get; } }
            public sealed record Box<T>(T Item, List<T> All);
            """
        );
        var box = app.Read(app.TypeOf("Empty"), """{"item":null,"all":[null]}""");

        Assert.Equal("""{"item":null,"all":[null]}""", app.Write(app.TypeOf("Empty"), box));
        Assert.Equal(["MyApp.Box<string>", "MyApp.Box<string?>"], app.Types.Select(t => t.Id));
    }

    [Fact]
    public void FilesAreTheSameWhateverTheOrderOfTypes()
    {
        using var app = SchemaApp.Of(
            """
            public interface IExchange { B One { get; } }
            public sealed record B(A A, C[] C);
            public sealed record A(int X);
            public sealed record C(string Y);
            """
        );

        var reversed = Generators.Schema.JsonEmitter.Emit(app.Types.Reverse(), []);
        var straight = Generators.Schema.JsonEmitter.Emit(app.Types, []);

        Assert.Equal(straight, reversed);
        Assert.Equal(straight.Count, straight.Select(f => f.HintName.ToUpperInvariant()).Distinct().Count());
    }
}
