using System.Reflection;
using System.Reflection.Emit;

namespace Tutti.Model.Tests;

public sealed class ModelReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tutti-model-");

    [Fact]
    public void TheModelIsReadFromTheConstantInTheAssembly()
    {
        // The compiler has put one into this very assembly.
        var model = ModelReader.FromAssembly(typeof(ModelReaderTests).Assembly.Location);

        Assert.Equal(Generated.ApplicationModel.Name, model.Name);
    }

    [Fact]
    public void AnAssemblyThatIsInUseCanBeRead()
    {
        var path = Compile("""{"version":1,"name":"shop"}""");
        using var writer = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        Assert.Equal("shop", ModelReader.FromAssembly(path).Name);
    }

    [Fact]
    public void AnAssemblyWithoutAModelIsRefusedByName()
    {
        var path = typeof(ModelReader).Assembly.Location;

        var exception = Assert.Throws<ModelException>(() => ModelReader.FromAssembly(path));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("reference the package Tutti", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelOfANewerVersionIsRefusedWithTheFile()
    {
        var path = Compile("""{"version":99,"name":"shop"}""");

        var exception = Assert.Throws<ModelException>(() => ModelReader.FromAssembly(path));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("version 99", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoAssemblyIsRefused()
    {
        var path = Path.Combine(_folder.FullName, "notes.dll");
        File.WriteAllText(path, "not an assembly");

        var exception = Assert.Throws<ModelException>(() => ModelReader.FromAssembly(path));

        Assert.Contains("is no .NET assembly", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsRefused()
    {
        var path = Path.Combine(_folder.FullName, "missing.dll");

        Assert.Contains(
            path,
            Assert.Throws<ModelException>(() => ModelReader.FromAssembly(path)).Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Compile(string json)
    {
        var path = Path.Combine(_folder.FullName, "app.dll");
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("app"), typeof(object).Assembly);
        var type = assembly
            .DefineDynamicModule("app")
            .DefineType("Tutti.Generated.ApplicationModel", TypeAttributes.Abstract | TypeAttributes.Sealed);
        type.DefineField(
                "Json",
                typeof(string),
                FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal
            )
            .SetConstant(json);
        type.CreateType();
        assembly.Save(path);
        return path;
    }
}
