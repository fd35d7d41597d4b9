using System.Runtime.InteropServices;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>Ctrl-C and SIGTERM: the first asks for an end, the next one is not held up.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
        [PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask)];

    public CancellationToken Asked => _stop.Token;

    public void Dispose()
    {
        Array.ForEach(_registrations, one => one.Dispose());
        _stop.Dispose();
    }

    private void Ask(PosixSignalContext context)
    {
        context.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
