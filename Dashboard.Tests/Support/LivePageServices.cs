using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Live;
using Dashboard.Client.Operations;
using Dashboard.Client.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Support;

/// <summary>What the Live page needs besides the component library.</summary>
internal static class LivePageServices
{
    /// <param name="page">The page's context.</param>
    /// <param name="server">The server that the page reads.</param>
    /// <param name="time">The clock of the page and of its feed.</param>
    public static void AddLivePage(this PageContext page, Uri server, TimeProvider time)
    {
        page.Services.AddSingleton(time);
        page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(server));
        page.Services.AddSingleton(Options.Create(new LiveOptions()));
        page.Services.AddSingleton(_ => new FeedHub(Options.Create(new FeedOptions()), time, NullLogger<Feed>.Instance));
        page.Services.AddScoped<StreamsReader>();
        page.Services.AddScoped<HistoryReader>();
        page.Services.AddOperationsPages();
        page.Services.AddSingleton<ILogger<OperationsBoard>>(NullLogger<OperationsBoard>.Instance);
        page.Services.AddScoped<LiveSurroundings>();
    }
}
