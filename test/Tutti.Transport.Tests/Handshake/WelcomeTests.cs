using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;

namespace Tutti.Transport.Tests.Handshake;

/// <summary>What a process says of itself, to versions of the app before and after it.</summary>
public sealed class WelcomeTests
{
    private static readonly Welcome s_welcome = new()
    {
        Name = "edge",
        Calls = 7,
        Endpoints = [new("a", "Get", 1), new("b", "Put", 2)],
        Others = [new("back", ["http://one:8081", "http://two:8081"], ["c", "d"]), new("rest", ["unix:/x"], ["e"])],
    };

    [Fact]
    public void ItArrivesAsItWasSaid()
    {
        var read = Welcome.Read(Written(s_welcome));

        Assert.Equal(s_welcome.Name, read.Name);
        Assert.Equal(s_welcome.Calls, read.Calls);
        Assert.Equal(s_welcome.Endpoints, read.Endpoints);
        Assert.Equivalent(s_welcome.Others, read.Others, strict: true);
    }

    [Fact]
    public void ItIsTheseBytes()
    {
        var welcome = new Welcome
        {
            Name = "e",
            Endpoints = [new("a", "G", 1)],
            Others = [new("b", ["u"], ["c"])],
        };

        Assert.Equal(
            "0100000065"
                + "FFFFFF7F"
                + "01000000"
                + "0100000061"
                + "0100000047"
                + "0100000000000000"
                + "01000000"
                + "0100000062"
                + "01000000"
                + "0100000075"
                + "01000000"
                + "0100000063",
            Convert.ToHexString(Written(welcome))
        );
    }

    [Fact]
    public void OneThatSaysNothingOfOthersIsRead()
    {
        var bytes = Written(s_welcome with { Others = [] });

        var read = Welcome.Read(bytes.AsSpan(0, bytes.Length - sizeof(uint)));

        Assert.Equal(s_welcome.Endpoints, read.Endpoints);
        Assert.Empty(read.Others);
    }

    [Fact]
    public void WhatLaterVersionsSayBehindItIsIgnored()
    {
        var read = Welcome.Read([.. Written(s_welcome), 1, 2, 3]);

        Assert.Equivalent(s_welcome.Others, read.Others, strict: true);
    }

    [Fact]
    public void AServiceThatIsElsewhereHasAPlaceAndNoOtherHas()
    {
        Assert.Equal("back", s_welcome.PlaceOf("d")?.Name);
        Assert.Null(s_welcome.PlaceOf("a"));
        Assert.Null(s_welcome.PlaceOf("unknown"));
    }

    private static byte[] Written(Welcome welcome)
    {
        var output = new FieldWriter();
        welcome.Write(output);
        return output.Span.ToArray();
    }
}
