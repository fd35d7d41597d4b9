using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace Dashboard.Bench.Profile;

/// <summary>Makes another process collect its garbage.</summary>
internal static class Collection
{
    /// <summary>Whoever traces the runtime with this keyword (<c>GCHeapCollect</c>) makes it collect everything first.</summary>
    private const long CollectKeyword = 0x800000;

    // The runtime gives memory back to the system little by little.
    private static readonly TimeSpan s_giveBack = TimeSpan.FromSeconds(3);

    public static async Task InduceAsync(int process, CancellationToken token)
    {
        var runtime = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectKeyword);
        try
        {
            using var session = await new DiagnosticsClient(process)
                .StartEventPipeSessionAsync([runtime], requestRundown: false, circularBufferMB: 1, token);

            // What the trace says is of no interest, but it ends only once it was read.
            var read = session.EventStream.CopyToAsync(Stream.Null, token);
            await session.StopAsync(token);
            await read;
        }
        catch (DiagnosticsClientException failure)
        {
            throw new BenchException($"it cannot be made to collect: {failure.Message}");
        }

        await Task.Delay(s_giveBack, token);
    }
}
