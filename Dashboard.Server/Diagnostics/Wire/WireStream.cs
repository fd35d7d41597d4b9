using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A connection from its beginning to its end.</summary>
/// <param name="record">What is recorded of it.</param>
/// <param name="edges">The session's clock and reader.</param>
internal sealed class WireStream(StreamRecord record, WireEdges edges) : IWireStream
{
    public StreamObservation Current => record.Current;

    public Task Ended => record.Ended;

    public Task Headed => record.Headed;

    public void Close()
    {
        record.Leave();
        edges.Reader.Wake();
    }

    /// <summary>Ends the observation from here, with a reason.</summary>
    public void End(StreamEnd end, string trouble)
    {
        record.End(end, edges.Clock.NowMs, trouble);
        Close();
    }

    /// <summary>Runs a connection; whatever becomes of it is recorded.</summary>
    public async Task RunAsync(IWireConnection connection)
    {
        using var left = new CancellationTokenSource();

        // What connects does not run on the caller's thread.
        var running = Task.Run(() => connection.RunAsync(left.Token));
        await Task.WhenAny(running, record.Ended);
        await left.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            record.Leave();
        }
        catch (WireException ended)
        {
            End(ended.End, ended.Message);
        }
        catch (Exception failure)
        {
            // Whatever it is, it is the trouble of this one connection, and is told there.
            End(StreamEnd.Cut, $"The connection broke ({failure.GetType().Name}).");
        }
    }
}
