using System.Buffers;
using System.Text.Json;
using Tutti.CompilerServices;

namespace Tutti.Support;

/// <summary>The two codecs of a type, held against each other.</summary>
internal abstract class CodecChecks
{
    /// <summary>What the input may cost for each of its bytes, and in any case: exceptions, and what is made once.</summary>
    private const int BytesForEach = 512;
    private const int BytesInAnyCase = 256 * 1024;

    public static CodecChecks Of(object json, object binary)
    {
        var type = binary.GetType();
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(BinaryCodec<>))
        {
            type = type.BaseType!;
        }
        return (CodecChecks)
            Activator.CreateInstance(typeof(CodecChecks<>).MakeGenericType(type.GenericTypeArguments), json, binary)!;
    }

    public abstract Type Type { get; }

    public abstract string ThroughJson(object? value);

    public abstract string ThroughBinary(object? value);

    public abstract byte[] Write(object? value);

    public abstract void Read(byte[] input);

    /// <summary>A value comes out of either the same, or is refused by both.</summary>
    public void AreAlike(int seed, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            // The first ones have nothing in them that has to be refused.
            var values = new RandomValues(new Random(seed + round)) { Forbidden = round < rounds / 2 ? 0 : 20 };
            var value = values.Of(Type);
            IsAlike(value, $"seed {seed + round}");
        }
    }

    public void IsAlike(object? value, string what)
    {
        var before = ValueText.Of(value);
        var json = ThroughJson(value);
        var binary = ThroughBinary(value);
        Assert.True(json == binary, $"{Type}, {what}\nvalue:  {before}\njson:   {json}\nbinary: {binary}");
    }

    /// <summary>Whatever the bytes are, they end in a value or in the one exception, and cost no more than their number allows.</summary>
    public void TakesAnything(int seed, int rounds)
    {
        var random = new Random(seed);
        var samples = new List<byte[]>();
        for (var i = 0; i < 20; i++)
        {
            if (Written(new RandomValues(random) { Forbidden = 0 }.Of(Type)) is { } sample)
            {
                samples.Add(sample);
                IsTaken(sample, isMeasured: false, $"seed {seed}");
            }
        }
        for (var round = 0; round < rounds; round++)
        {
            IsTaken(Mutated(samples, random), isMeasured: true, $"seed {seed}, round {round}");
        }
    }

    public void IsTaken(byte[] input, bool isMeasured, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(input);
        }
        catch (JsonException)
        {
            // As it should be.
        }
        catch (Exception exception)
        {
            Assert.Fail($"{Type}, {what}: {Convert.ToHexString(input)}\n{exception}");
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(
            !isMeasured || allocated <= BytesInAnyCase + ((long)BytesForEach * input.Length),
            $"{Type}, {what}: {allocated} bytes for {input.Length}: {Convert.ToHexString(input)}"
        );
    }

    private byte[]? Written(object? value)
    {
        try
        {
            return Write(value);
        }
        catch (Exception exception) when (exception is JsonException or OverflowException)
        {
            // What computes members may have failed, too.
            return null;
        }
    }

    private static byte[] Mutated(List<byte[]> samples, Random random)
    {
        if (samples.Count == 0 || random.Next(10) == 0)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            return noise;
        }
        var sample = samples[random.Next(samples.Count)];
        var other = samples[random.Next(samples.Count)];
        switch (random.Next(5))
        {
            case 0:
                return sample[..random.Next(sample.Length)];
            case 1:
                return [.. sample, .. other];
            case 2:
                return [.. sample[..random.Next(sample.Length)], .. other[random.Next(other.Length)..]];
            default:
                var mutated = (byte[])sample.Clone();
                for (var change = random.Next(1, 4); change > 0; change--)
                {
                    ref var changed = ref mutated[random.Next(mutated.Length)];
                    changed = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(changed ^ (1 << random.Next(8)));
                }
                return mutated;
        }
    }
}

internal sealed class CodecChecks<T>(JsonCodec<T> json, BinaryCodec<T> binary) : CodecChecks
{
    public override Type Type => typeof(T);

    public override string ThroughJson(object? value) =>
        Outcome(() =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            json.Write(buffer, (T)value!);
            return json.Read(buffer.WrittenSpan);
        });

    public override string ThroughBinary(object? value) =>
        Outcome(() =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            binary.Write(buffer, (T)value!);
            return binary.Read(buffer.WrittenSpan);
        });

    public override byte[] Write(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        binary.Write(buffer, (T)value!);
        return buffer.WrittenSpan.ToArray();
    }

    public override void Read(byte[] input) => binary.Read(input);

    private static string Outcome(Func<T?> pass)
    {
        try
        {
            return ValueText.Of(pass());
        }
        catch (Exception exception)
        {
            return exception is JsonException ? nameof(JsonException) : exception.GetType().Name;
        }
    }
}
