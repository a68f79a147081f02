using System.Text.Json;

namespace Tutti.Model.Tests;

public sealed class ModelJsonTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhatIsWrittenReadsAsTheSameModel(int seed)
    {
        var model = new RandomModel(seed).Create();

        var read = ModelJson.Read(ModelJson.Write(model));

        Assert.Equal(model, read);
        Assert.Equal(model.GetHashCode(), read.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhatIsWrittenIsJsonForEveryReader(int seed)
    {
        using var document = JsonDocument.Parse(ModelJson.Write(new RandomModel(seed).Create()));

        Assert.Equal(ApplicationModel.CurrentVersion, document.RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public void ModelsThatDifferInOneMemberAreNotEqual()
    {
        var model = new RandomModel(1).Create();

        Assert.NotEqual(model, model with { Name = model.Name + "!" });
        Assert.NotEqual(model, model with { Calls = default });
        Assert.Equal(model, new RandomModel(1).Create());
    }

    [Fact]
    public void WhatHasNothingToSayIsLeftOut()
    {
        var model = new ApplicationModel { Name = "shop" };

        Assert.Equal("""{"version":1,"name":"shop"}""", ModelJson.Write(model));
    }

    [Fact]
    public void HalfASurrogatePairIsEscaped()
    {
        var model = new ApplicationModel { Name = "\ud83d" };

        Assert.Equal("""{"version":1,"name":"\ud83d"}""", ModelJson.Write(model));
    }

    [Fact]
    public void ANewerVersionIsRefusedWithTheRemedy()
    {
        var exception = Assert.Throws<ModelException>(() => ModelJson.Read("""{"version":2,"name":"shop"}"""));

        Assert.Contains("version 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Update the tool", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MembersOfALaterGeneratorAreIgnored()
    {
        var model = ModelJson.Read("""{"version":1,"name":"shop","topics":[{"name":"signups"}]}""");

        Assert.Equal("shop", model.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"name":"shop"}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"name":null}""")]
    [InlineData("""{"version":1,"name":"shop","services":[{}]}""")]
    [InlineData("""{"version":1,"name":"shop","services":null}""")]
    public void WhatIsNoModelIsRefused(string json) => Assert.Throws<ModelException>(() => ModelJson.Read(json));
}
