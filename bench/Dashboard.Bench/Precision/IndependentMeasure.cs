using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Precision;

/// <summary>
/// Times events that are published over HTTP, on bare sockets, with nothing of the server's own diagnosis: real
/// notifications of a real stream instead of probes, another reader, another clock.
/// </summary>
/// <param name="direct">The port of the server.</param>
/// <param name="proxied">The port of the proxy.</param>
internal sealed class IndependentMeasure(int direct, int proxied)
{
    /// <summary>17 events a second; no multiple of it is a rhythm of the probes, so that the two do not march in step.</summary>
    private const int IntervalMs = 59;

    /// <summary>After so many events the connections are opened anew, in the other order.</summary>
    private const int EventsInOrder = 25;

    /// <summary>The first events wait for code that is compiled on its first use.</summary>
    private const int WarmUp = 20;

    private readonly List<double> _control = [];
    private readonly List<double> _proxied = [];

    /// <summary>Measures until it is told to stop, on the calling thread.</summary>
    public MeasuredDifference Run(CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested;)
        {
            using var paths = new RawPaths(direct, proxied, Contender.SubscribePath, isProxiedFirst: number / EventsInOrder % 2 == 1);
            do
            {
                Measure(paths, number++);
                stop.WaitHandle.WaitOne(IntervalMs);
            }
            while (number % EventsInOrder != 0 && !stop.IsCancellationRequested);
        }

        return new MeasuredDifference(_proxied.Count, Quantile(_proxied, 0.5), Quantile(_control.ConvertAll(Math.Abs), 0.95));
    }

    private void Measure(RawPaths paths, int number)
    {
        using var publish = RawPublish.Send(direct, Contender.PublishPath, number);
        var later = paths.Await(number) ?? throw new BenchException($"event {number} did not come on every path.");
        publish.Confirm();
        if (number > WarmUp)
        {
            _control.Add(later.ControlMs);
            _proxied.Add(later.ProxiedMs);
        }
    }

    private static double Quantile(IEnumerable<double> values, double share)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length > 0 ? ordered[(int)(share * (ordered.Length - 1))] : throw new BenchException("too few events were measured.");
    }
}
