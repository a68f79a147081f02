using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddTutti();
var app = builder.Build();
app.MapTutti();
if (Environment.GetEnvironmentVariable("TUTTI_SUPERVISED") is null)
{
    StopWithInput(app.Lifetime);
}
await app.RunAsync();

// No process outlives the test that has started it, and none needs signals to stop.
static void StopWithInput(IHostApplicationLifetime lifetime) =>
    new Thread(() =>
    {
        while (Console.In.ReadLine() is not null)
        {
            // Nothing is said to it.
        }
        lifetime.StopApplication();
    })
    {
        IsBackground = true,
    }.Start();
