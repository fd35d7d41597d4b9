using Dashboard.Client.Contracts;
using Dashboard.Server.Connections;
using Dashboard.Server.Fanout;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Sse;

/// <summary>
/// The streams that are being sent: each from its first bytes to its end. Those that no request waits for any more, because
/// their socket was handed off, are finished here before the process stops.
/// </summary>
internal sealed partial class OpenStreams(
    Broadcast broadcast, ConnectionRegistry connections, IOptions<SseOptions> options, TimeProvider time, ILogger<OpenStreams> logger) : IHostedService
{
    /// <summary>A reader that stands still must not hold up the end of the process.</summary>
    private static readonly TimeSpan s_farewellTimeout = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many nobody waits for, and one for the process itself.</summary>
    private int _unattended = 1;

    /// <summary>Those that a stop sends away, also once some of them have gone.</summary>
    private volatile int _sentAway;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _sentAway = connections.Count;
        broadcast.Stop();
        Release();
        await _allEnded.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Sends a stream that nobody waits for.</summary>
    public void Start(Connection connection, IEventStreamOutput output, SubscriberStart start, Gap? gap)
    {
        Interlocked.Increment(ref _unattended);

        // The request's context would otherwise live as long as its stream.
        using (ExecutionContext.SuppressFlow())
        {
            _ = SendAsync(connection, output, start, gap, unattended: true);
        }
    }

    /// <summary>Sends a stream to its end, and takes its connection off the register.</summary>
    public Task SendAsync(Connection connection, IEventStreamOutput output, SubscriberStart start, Gap? gap) =>
        SendAsync(connection, output, start, gap, unattended: false);

    private async Task SendAsync(Connection connection, IEventStreamOutput output, SubscriberStart start, Gap? gap, bool unattended)
    {
        try
        {
            output.Write(EventStreamText.Opening(RetryAfter()));
            if (gap is not null)
            {
                output.Write(EventStreamText.Event(EventTypes.Gap, gap, ContractsJson.Wire.Gap));
            }

            var subscriber = broadcast.Subscribe(start, output);
            connection.Begin(new SubscriberProgress(subscriber));
            output.WhenGone(subscriber.Leave);
            var end = await subscriber.Ended;
            Log.Ended(logger, end);
            await EndAsync(output, end, broadcast.Bounds.IdAt(subscriber.Position));
        }
        catch (Exception failure)
        {
            // Whatever it is, the connection must not stay open with nobody to write to it; its client comes back by its last id.
            Log.Failed(logger, failure);
            output.Abort();
        }
        finally
        {
            connections.Remove(connection);
            if (unattended)
            {
                Release();
            }
        }
    }

    private async Task EndAsync(IEventStreamOutput output, SubscriberEnd end, EventId reached)
    {
        try
        {
            await SayGoodbyeAsync(output, end, reached).WaitAsync(s_farewellTimeout, time);
        }
        catch (TimeoutException)
        {
            output.Abort();
        }
    }

    private async Task SayGoodbyeAsync(IEventStreamOutput output, SubscriberEnd end, EventId reached)
    {
        if (end is SubscriberEnd.ServerStops or SubscriberEnd.Closed)
        {
            output.Write(EventStreamText.Farewell(end == SubscriberEnd.Closed ? Bye.Closed : Bye.Shutdown, RetryAfter(), reached));
            await output.FlushAsync();
        }

        await output.CompleteAsync();
    }

    private TimeSpan RetryAfter() => Retry.After(options.Value, Math.Max(_sentAway, connections.Count));

    private void Release()
    {
        if (Interlocked.Decrement(ref _unattended) == 0)
        {
            _allEnded.TrySetResult();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A stream ended: {Reason}.")]
        public static partial void Ended(ILogger logger, SubscriberEnd reason);

        [LoggerMessage(3, LogLevel.Error, "A stream could not be sent; its connection is broken.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
