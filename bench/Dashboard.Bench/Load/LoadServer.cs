namespace Dashboard.Bench.Load;

/// <summary>What the server used; bytes per connection, and CPU of the measured phase.</summary>
internal sealed record LoadServer(double CpuUsPerDelivery, double BytesPerIdleConn, double BytesPerFurtherConn, double RssIdleKb);
