namespace Dashboard.Bench.Profile;

/// <summary>What a process holds at one moment.</summary>
internal sealed record MemoryMoment(ProcessMemory Process, HeapSnapshot Heap)
{
    public static async Task<MemoryMoment> OfAsync(int process, CancellationToken token) =>
        new(ProcessMemory.Read(process), await HeapSnapshot.TakeAsync(process, token));
}
