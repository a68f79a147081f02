using Microsoft.AspNetCore.Builder;
using Tutti;
using Tutti.Runtime.Tests.App;

if (args is ["--as-generated"])
{
    // What a generated Main does; this app cannot start that way, since it needs an authentication scheme.
    await TuttiApp.RunAsync(args, typeof(TestScheme).Assembly);
    return;
}
var builder = WebApplication.CreateSlimBuilder(args);
TestScheme.AddTo(builder.Services);
builder.AddTutti();
var app = builder.Build();
app.MapTutti();
await app.RunAsync();
