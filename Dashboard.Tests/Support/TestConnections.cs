using System.Diagnostics.Metrics;
using System.Net;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>Connections without a network.</summary>
internal static class TestConnections
{
    public static ConnectionRegistry Registry(TimeProvider? time = null) => new(new ConnectionMetrics(Meters(), time ?? TimeProvider.System));

    public static IMeterFactory Meters() =>
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static Connection To(params string[] streams) =>
        Of(new ConnectionOrigin { Peer = IPAddress.Loopback, Sender = IPAddress.Loopback }, TimeProvider.System, streams);

    /// <summary>One whose address counts.</summary>
    public static Connection From(string address) => Of(
        new ConnectionOrigin { Peer = IPAddress.Loopback, Sender = IPAddress.Parse(address), IsLimited = true }, TimeProvider.System, "ops");

    public static Connection Of(ConnectionOrigin origin, TimeProvider time, params string[] streams) =>
        new(new StreamScope(streams), "/sse", origin, time);
}
