using System.Globalization;
using System.Text;

namespace Tutti.Bench.Generator;

/// <summary>The source of an app: each endpoint has types of its own, and each service calls the next.</summary>
internal static class SyntheticApp
{
    /// <summary>What an edit of a body replaces; the files hold it once.</summary>
    public const string Body = "\"Body 0\"";

    /// <summary>What an edit of a signature replaces.</summary>
    public const string Signature = "int page0";

    /// <summary>What an edit of a type replaces.</summary>
    public const string Member = "int Member0";

    public static string ServiceFile(int service) => $"Area{service}/Service{service}.cs";

    public static string TypesFile(int service) => $"Area{service}/Types{service}.cs";

    /// <summary>The files of the app, by paths relative to the project.</summary>
    public static IEnumerable<(string Path, string Text)> Files(AppSize size)
    {
        yield return (
            "obj/GlobalUsings.g.cs",
            """
            global using System;
            global using System.Collections.Generic;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using Tutti;
            global using System.ComponentModel.DataAnnotations;
            """
        );
        for (var i = 0; i < size.Services; i++)
        {
            yield return (ServiceFile(i), Service(i, size));
            yield return (TypesFile(i), Types(i, size));
        }
    }

    private static string Service(int service, AppSize size)
    {
        var next = (service + 1) % size.Services;
        var text = Text(
            $$"""
            using App.Area{{next}};

            namespace App.Area{{service}};

            /// <summary>Does what service {{service}} is for.</summary>
            [Service("s{{service}}")]
            public sealed class Service{{service}}(IS{{next}}Client next)
            {

            """
        );
        for (var i = 0; i < size.Endpoints; i++)
        {
            text.Append(Endpoint(service, i));
        }
        return text.Append("}\n").ToString();
    }

    private static StringBuilder Endpoint(int service, int i)
    {
        // Those that edits touch are in the first service alone.
        var name = service == 0 ? $"{i}" : $"At{i}";
        return i % 2 == 0
            ? Text(
                $$"""
                    /// <summary>Lists the things of kind {{i}}.</summary>
                    [Get("/s{{service}}/things{{i}}/{id}", Public = true)]
                    public Page{{i}} List{{i}}(int id, int page{{name}} = 1, [StringLength(50)] string? filter = null)
                    {
                        var title = "Body {{name}}" + id;
                        return new(title, page{{name}}, [new Item{{i}}(id, filter ?? "", 1.5m, true, null)]);
                    }


                """
            )
            : Text(
                $$"""
                    /// <summary>Changes a thing of kind {{i}}.</summary>
                    [Post("/s{{service}}/things{{i}}", Timeout = "5s")]
                    public async Task<Changed{{i}}> Change{{i}}(Change{{i}} request, CancellationToken ct)
                    {
                        var page = await next.List{{i - 1}}Async(request.Id, cancellationToken: ct);
                        return new(request.Id, page.Title, DateTimeOffset.UnixEpoch);
                    }


                """
            );
    }

    private static string Types(int service, AppSize size)
    {
        var text = Text($"namespace App.Area{service};\n\n");
        for (var i = 0; i < size.Endpoints; i++)
        {
            var name = service == 0 ? $"{i}" : $"At{i}";
            text.Append(
                i % 2 == 0
                    ? Text(
                        $$"""
                        /// <summary>A page of things.</summary>
                        public sealed record Page{{i}}(string Title, int Number, IReadOnlyList<Item{{i}}> Items);

                        /// <summary>A thing.</summary>
                        public sealed record Item{{i}}(int Id, string Name, decimal Price, bool InStock, Kind{{i}}? Kind, int Member{{name}} = 0);

                        /// <summary>A kind of thing.</summary>
                        public enum Kind{{i}} { Small, Large }

                        """
                    )
                    : Text(
                        $$"""
                        /// <summary>A change.</summary>
                        public sealed record Change{{i}}
                        {
                            public required int Id { get; init; }

                            /// <summary>The new name.</summary>
                            [StringLength(100, MinimumLength = 1)]
                            public required string Name { get; init; }

                            [Range(0, 1000)]
                            public int Quantity { get; init; } = 1;

                            [MaxLength(10)]
                            public List<string> Tags { get; init; } = [];

                            public Guid? Key { get; init; }
                        }

                        /// <summary>What has changed.</summary>
                        public sealed record Changed{{i}}(int Id, string Title, DateTimeOffset At);

                        """
                    )
            );
        }
        return text.ToString();
    }

    private static StringBuilder Text(FormattableString text) =>
        new StringBuilder().Append(text.ToString(CultureInfo.InvariantCulture).ReplaceLineEndings("\n"));
}
