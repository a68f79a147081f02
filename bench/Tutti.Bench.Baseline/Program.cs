using Tutti.Bench.Baseline;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options =>
    options.SerializerOptions.TypeInfoResolverChain.Insert(0, BaselineJsonContext.Default)
);
var app = builder.Build();

app.MapGet("/hello/{name}", (string name) => new Greeting($"Hello, {name}!"));
app.MapPost("/orders", (Order order) => order);
app.MapGet("/memory", () => new MemoryUse(GC.GetTotalAllocatedBytes(precise: true)));

app.Run();
