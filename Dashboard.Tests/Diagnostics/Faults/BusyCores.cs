namespace Dashboard.Tests.Diagnostics.Faults;

/// <summary>Work that wants all of some cores.</summary>
internal sealed class BusyCores : IDisposable
{
    private readonly Thread[] _threads;
    private volatile bool _over;

    public BusyCores(int cores)
    {
        _threads = [.. Enumerable.Range(0, cores).Select(_ => new Thread(Work) { IsBackground = true })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    public void Dispose()
    {
        _over = true;
        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Work()
    {
        while (!_over)
        {
            Thread.SpinWait(1_000);
        }
    }
}
