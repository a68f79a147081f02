namespace Tutti.Model.Tests;

/// <summary>Models that no one would write, the same for the same seed.</summary>
internal sealed class RandomModel(int seed)
{
    private static readonly string[] Texts =
    [
        "",
        "name",
        "with \"quotes\" and \\ backslashes",
        "two\nlines\r\n\tand a tab",
        "\0\u0001\u001f\u007f\u0085\u2028\u2029",
        "ünïcödé, 漢字, 😀",
        "{\"json\":[1,null]}",
        "</script>",
        new('x', 3000),
    ];

    private readonly Random _random = new(seed);

    public ApplicationModel Create() =>
        new()
        {
            Name = Text(),
            Services = Many(Service),
            Calls = Many(() =>
                new CallModel
                {
                    From = Text(),
                    To = Text(),
                    Endpoint = Text(),
                }
            ),
            Databases = Many(Database),
            Types = Many(Type),
        };

    private ServiceModel Service() =>
        new()
        {
            Name = Text(),
            Directory = Text(),
            Type = Text(),
            Doc = Maybe(Text),
            Endpoints = Many(Endpoint),
            Clients = Many(Text),
        };

    private EndpointModel Endpoint() =>
        new()
        {
            Name = Text(),
            Methods = Many(Text),
            Path = Maybe(Text),
            Public = Flag(),
            Authorization = Maybe(() =>
                new AuthorizationModel
                {
                    Policies = Many(Text),
                    Roles = Many(Text),
                    Schemes = Many(Text),
                }
            ),
            Doc = Maybe(Text),
            Tags = Many(Text),
            Timeout = Maybe(Text),
            Idempotent = Flag(),
            Raw = Flag(),
            Request = Many(() =>
                new RequestMemberModel
                {
                    Name = Text(),
                    In = Text(),
                    Type = Reference(),
                    Required = Flag(),
                    Default = Maybe(Text),
                    Doc = Maybe(Text),
                    Rules = Many(Text),
                }
            ),
            Response = Maybe(() => Reference()),
        };

    private DatabaseModel Database() =>
        new()
        {
            Name = Text(),
            Type = Text(),
            Service = Text(),
            Doc = Maybe(Text),
            Private = Flag(),
            Directory = Maybe(Text),
            Migrations = Many(() =>
                new MigrationModel
                {
                    Number = _random.NextInt64(long.MaxValue),
                    Name = Text(),
                    File = Text(),
                    Checksum = Text(),
                }
            ),
            Uses = Many(() => new DatabaseUseModel { Service = Text(), ReadOnly = Flag() }),
        };

    private TypeModel Type() =>
        new()
        {
            Id = Text(),
            Name = Text(),
            Kind = Text(),
            Doc = Maybe(Text),
            Members = Many(() =>
                new MemberModel
                {
                    Name = Text(),
                    Type = Reference(),
                    Required = Flag(),
                    Default = Maybe(Text),
                    Doc = Maybe(Text),
                    Rules = Many(Text),
                }
            ),
            Values = Many(() =>
                new EnumValueModel
                {
                    Name = Text(),
                    Number = Text(),
                    Doc = Maybe(Text),
                }
            ),
        };

    private TypeReference Reference(int depth = 0) =>
        new()
        {
            Kind = Text(),
            Nullable = Flag(),
            Item = depth < 3 ? Maybe(() => Reference(depth + 1)) : null,
            Key = depth < 3 ? Maybe(() => Reference(depth + 1)) : null,
            Id = Maybe(Text),
        };

    private string Text() => Texts[_random.Next(Texts.Length)];

    private bool Flag() => _random.Next(2) == 0;

    private T? Maybe<T>(Func<T> create)
        where T : class => Flag() ? create() : null;

    private EquatableArray<T> Many<T>(Func<T> create)
        where T : IEquatable<T> => Enumerable.Range(0, _random.Next(4)).Select(_ => create()).ToEquatableArray();
}
