using System.Globalization;
using System.Net;
using Dashboard.Bench.Kestrel;

// kestrel: what the web server under ours allows. A hub for one stream, in memory, with nothing in it that the web server
// does not ask for: no routing, no logging, no configuration.
//
//     dotnet Dashboard.Bench.Kestrel.dll PORT
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore()
    .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, int.Parse(args[0], CultureInfo.InvariantCulture)))
    // As under ours: what a socket brings is worked on at once, by the thread that learned of it.
    .UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);

var app = builder.Build();
var hub = new Hub();
app.Run(context => HttpMethods.IsPost(context.Request.Method) ? hub.PublishAsync(context) : hub.SubscribeAsync(context));
await app.RunAsync();
