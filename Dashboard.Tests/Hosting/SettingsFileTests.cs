using Dashboard.Client.Feeds;
using Dashboard.Client.Live;
using Dashboard.Server.Access;
using Dashboard.Server.Demo;
using Dashboard.Server.Diagnostics;
using Dashboard.Server.EventLog;
using Dashboard.Server.Export;
using Dashboard.Server.Fanout;
using Dashboard.Server.Publishing;
using Dashboard.Server.Sse;
using Dashboard.Server.Telemetry;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Hosting;

public sealed class SettingsFileTests
{
    private static readonly Dictionary<string, Type> s_sections = new(StringComparer.Ordinal)
    {
        ["Access"] = typeof(AccessOptions),
        ["Demo"] = typeof(DemoOptions),
        ["Diagnostics"] = typeof(DiagnosticsOptions),
        ["EventLog"] = typeof(EventLogOptions),
        ["Export"] = typeof(ExportOptions),
        ["Fanout"] = typeof(FanoutOptions),
        ["Feeds"] = typeof(FeedOptions),
        ["Live"] = typeof(LiveOptions),
        ["Publishing"] = typeof(PublishingOptions),
        ["Sse"] = typeof(SseOptions),
        ["Telemetry"] = typeof(TelemetryOptions),
    };

    [Fact]
    public void The_shipped_settings_are_all_known()
    {
        foreach (var section in Shipped().GetChildren().Where(section => section.Key is not ("Logging" or "Urls")))
        {
            Assert.True(s_sections.TryGetValue(section.Key, out var options), section.Path);
            section.Get(options!, binder => binder.ErrorOnUnknownConfiguration = true);
        }
    }

    [Fact]
    public void The_server_listens_on_loopback_unless_told_otherwise() => Assert.Equal("http://127.0.0.1:5080", Shipped()["Urls"]);

    [Fact]
    public void The_shipped_log_levels_are_all_levels()
    {
        var logging = Shipped().GetSection("Logging");

        Assert.Equal(["LogLevel"], logging.GetChildren().Select(child => child.Key));
        Assert.All(
            logging.GetSection("LogLevel").GetChildren(),
            level => Assert.True(Enum.TryParse<LogLevel>(level.Value, out _), level.Path));
    }

    private static IConfigurationRoot Shipped() =>
        new ConfigurationBuilder().AddJsonFile(Repository.PathTo("Dashboard.Server", "appsettings.json")).Build();
}
