using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>A diagnosis of a server of this process, from its start to its end.</summary>
internal static class DiagnosedServer
{
    /// <summary>Diagnoses this server behind its proxy, and waits for the answer.</summary>
    public static async Task<Diagnosis> DiagnoseAsync(this TestServer server, string targetId = DiagnosisTarget.OwnId, bool measuresIdleTimeout = false)
    {
        var run = server.Get<IDiagnoses>().Start(new DiagnosisRequest(targetId, measuresIdleTimeout));
        await run.Ended.WaitAsync(TimeSpan.FromMinutes(3));
        return run.Current;
    }
}
