using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads which pages of other origins may call.</summary>
internal sealed class CorsReader(ValueReader values)
{
    private const string Any = "*";
    private const string Form =
        "Write it as browsers do: scheme://host, and the port if it is not the usual one; without a slash at the end.";

    public CorsSettings? Read(PlacedValue? value)
    {
        if (values.Object(value, "\"cors\"", EnvironmentMembers.Cors) is not { } cors)
        {
            return null;
        }
        var origins = values.List(cors.Find("origins"), "\"origins\"");
        return new CorsSettings
        {
            Origins = origins is null || IsAny(origins) ? null : Origins(origins, mayBeAny: true),
            OriginsWithCredentials = Origins(
                values.List(cors.Find("originsWithCredentials"), "\"originsWithCredentials\"") ?? [],
                mayBeAny: false
            ),
            Headers = Headers(cors.Find("headers")),
            ExposedHeaders = Headers(cors.Find("exposedHeaders")),
            MaxAge = values.Duration(cors.Find("maxAge"), "the maxAge of cors", isDeadline: false),
        };
    }

    private static bool IsAny(IReadOnlyList<PlacedValue> origins) => origins is [{ Text: Any }];

    private List<string> Origins(IReadOnlyList<PlacedValue> list, bool mayBeAny)
    {
        var origins = new List<string>();
        foreach (var item in list)
        {
            if (values.Text(item, "an origin") is not { } origin)
            {
                continue;
            }
            if (origin.Text == Any)
            {
                SayAny(origin, mayBeAny);
            }
            else if (OriginText.WhatIsWrong(origin.Text) is { } wrong)
            {
                values.Problems.Add(
                    EnvironmentCodes.OriginInvalid,
                    origin.Place,
                    $"An origin cannot be {ValueText.Of(origin)}: {wrong}.",
                    Form
                );
            }
            else
            {
                origins.Add(origin.Text);
            }
        }
        return origins;
    }

    private void SayAny(PlacedValue origin, bool mayBeAny)
    {
        if (mayBeAny)
        {
            values.Problems.Add(
                EnvironmentCodes.OriginInvalid,
                origin.Place,
                "\"*\" is any origin, so the others in the list mean nothing.",
                "Remove \"*\", or the others."
            );
            return;
        }
        values.Problems.Add(
            EnvironmentCodes.OriginUnsafe,
            origin.Place,
            "\"*\" cannot have credentials: any page in the world could then act for the user who looks at it, which browsers refuse as well.",
            "List the origins that may, or write \"https://*.example.com\" for those of a domain that is yours."
        );
    }

    private List<string> Headers(PlacedValue? value)
    {
        var headers = new List<string>();
        foreach (var item in values.List(value, "a list of headers") ?? [])
        {
            if (values.Text(item, "the name of a header") is not { } header)
            {
                continue;
            }
            if (
                header.Text.All(character =>
                    char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character)
                )
            )
            {
                headers.Add(header.Text);
                continue;
            }
            values.Problems.Add(
                EnvironmentCodes.HeaderInvalid,
                header.Place,
                $"No header is called {ValueText.Of(header)}.",
                "Write a name such as \"X-Request-Id\", or \"*\" for any."
            );
        }
        return headers;
    }
}
