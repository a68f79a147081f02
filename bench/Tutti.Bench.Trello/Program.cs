using Tutti.Bench.Trello;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options =>
    options.SerializerOptions.TypeInfoResolverChain.Insert(0, TrelloJson.Default)
);
var grouping = new Grouping(builder.Configuration);
builder.Services.AddSingleton<Users>();
Add<IOrgs, Orgs, OrgsClient>("org");
Add<ISubscriptions, Subscriptions, SubscriptionsClient>("subscription");
Add<IBoards, Boards, BoardsClient>("board");
builder.Services.AddSingleton<Cards>();
builder.Services.AddSingleton<UsrDb>();
builder.Services.AddSingleton<TrelloDb>();
builder.Services.AddSingleton<SubscriptionDb>();

var app = builder.Build();
Problems.Use(app);
Map("user", Users.Map);
Map("org", Orgs.Map);
Map("subscription", Subscriptions.Map);
Map("board", Boards.Map);
Map("card", Cards.Map);
if (grouping.IsGateway)
{
    new Gateway(grouping).Map(app);
}
app.Run();

void Add<TInterface, TService, TClient>(string service)
    where TInterface : class
    where TService : class, TInterface
    where TClient : class, TInterface
{
    if (grouping.Hosts(service))
    {
        builder.Services.AddSingleton<TService>();
        builder.Services.AddSingleton<TInterface>(services => services.GetRequiredService<TService>());
    }
    else if (builder.Configuration[$"Services:{service}"] is not null)
    {
        builder.Services.AddHttpClient<TInterface, TClient>(client =>
        {
            client.BaseAddress = grouping.AddressOf(service);
            client.DefaultRequestVersion = grouping.Http;
            client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        });
    }
}

void Map(string service, Action<WebApplication> map)
{
    if (grouping.Hosts(service))
    {
        map(app);
    }
}
