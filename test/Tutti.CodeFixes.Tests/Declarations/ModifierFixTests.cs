using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Declarations;

public sealed class ModifierFixTests
{
    [Theory]
    [InlineData("static class HelloService", "class HelloService", "static")]
    [InlineData("public abstract class HelloService", "public class HelloService", "abstract")]
    [InlineData("file sealed class HelloService", "sealed class HelloService", "file")]
    public Task ModifierOfAServiceIsRemoved(string before, string after, string modifier) =>
        VerifyServiceAsync("TUT0005", $"Remove '{modifier}'", before + ";", after + ";");

    [Fact]
    public Task TypeParametersOfAServiceAreRemoved() =>
        VerifyServiceAsync(
            "TUT0005",
            "Remove the type parameters",
            "public sealed class HelloService<T>\n    where T : class;",
            "public sealed class HelloService;"
        );

    [Fact]
    public Task StructBecomesAClass() =>
        Repair.VerifyAsync(
            "TUT0021",
            "Make it a class",
            Shop.Library(
                (Shop.Path, Shop.Text("")),
                (
                    "Shop/Endpoints.cs",
                    """
                    namespace MyApp.Shop;

                    public readonly record struct Endpoints
                    {
                        [Tutti.Get("/a")]
                        public string One() => "";
                    }
                    """
                )
            ),
            [
                (
                    "Shop/Endpoints.cs",
                    """
                    namespace MyApp.Shop;

                    public record class Endpoints
                    {
                        [Tutti.Get("/a")]
                        public string One() => "";
                    }
                    """
                ),
            ]
        );

    [Fact]
    public Task NestedClassMovesOutOfTheOtherOne() =>
        Repair.VerifyAsync(
            "TUT0021",
            "Move 'Endpoints' out of 'ShopService'",
            Shop.Project(
                """
                public string Zero() => "";

                /// <summary>More.</summary>
                public sealed class Endpoints
                {
                    [Get("/a")]
                    public string One() => "";
                }
                """
            ),
            [
                (
                    Shop.Path,
                    Shop.Text("public string Zero() => \"\";").TrimEnd('\n')
                        + """


                        /// <summary>More.</summary>
                        public sealed class Endpoints
                        {
                            [Get("/a")]
                            public string One() => "";
                        }

                        """
                ),
            ]
        );

    [Theory]
    [InlineData("public static string One() => \"\";", "public string One() => \"\";", "Remove 'static'")]
    [InlineData("private string One() => \"\";", "public string One() => \"\";", "Make 'One' public")]
    [InlineData("string One() => \"\";", "public string One() => \"\";", "Make 'One' public")]
    [InlineData("private protected string One() => \"\";", "public string One() => \"\";", "Make 'One' public")]
    [InlineData("public string One<T>() => \"\";", "public string One() => \"\";", "Remove the type parameters")]
    public Task MethodBecomesOneThatCanBeCalled(string before, string after, string title) =>
        Shop.VerifyAsync("TUT0022", title, "[Get(\"/a\")]\n" + before, "[Get(\"/a\")]\n" + after);

    [Fact]
    public Task ReferenceThatIsReturnedBecomesAValue() =>
        Shop.VerifyAsync(
            "TUT0022",
            "Return the value",
            """
            private readonly int[] _numbers = [1];

            [Get("/a")]
            public ref readonly int One() => ref _numbers[0];
            """,
            """
            private readonly int[] _numbers = [1];

            [Get("/a")]
            public int One() => _numbers[0];
            """
        );

    [Theory]
    [InlineData("ref int id", "int id", "Remove 'ref'")]
    [InlineData("in int id", "int id", "Remove 'in'")]
    [InlineData("ref readonly int id", "int id", "Remove 'ref readonly'")]
    [InlineData("params int[] id", "int[] id", "Remove 'params'")]
    public Task ModifierOfAParameterIsRemoved(string before, string after, string title) =>
        Shop.VerifyAsync(
            "TUT0051",
            title,
            $"[Post(\"/a\")]\npublic string One({before}) => \"\";",
            $"[Post(\"/a\")]\npublic string One({after}) => \"\";"
        );

    [Fact]
    public Task OnlyConstructorBecomesPublic() =>
        Shop.VerifyAsync(
            "TUT0023",
            "Make the constructor public",
            """
            private ShopService() { }

            [Get("/a")]
            public string One() => "";
            """,
            """
            public ShopService() { }

            [Get("/a")]
            public string One() => "";
            """
        );

    private static Task VerifyServiceAsync(string id, string title, string before, string after) =>
        Repair.VerifyAsync(
            id,
            title,
            Shop.Library(("Hello/HelloService.cs", ServiceText(before))),
            [("Hello/HelloService.cs", ServiceText(after))]
        );

    private static string ServiceText(string declaration) =>
        $"""
            using Tutti;

            namespace MyApp.Hello;

            /// <summary>Greets.</summary>
            [Service("hello")]
            {declaration}
            """;
}
