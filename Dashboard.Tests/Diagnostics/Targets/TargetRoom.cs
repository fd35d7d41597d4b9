using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Access;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Diagnostics.Targets;

/// <summary>The targets of a server that has just started in a folder.</summary>
internal sealed class TargetRoom : IDisposable
{
    public static readonly NewDiagnosisTarget Deploys = new(
        "Deploys", "http://app.example.org:5080/sse", "https://app.example.org/sse", [new HeaderField("Authorization", "Bearer hidden-canary")], AcceptsAnyCertificate: false);

    private readonly ListeningServer _server = new(["http://127.0.0.1:5080"]);

    public TargetRoom(TempFolder folder, TargetOptions? options = null, string keys = "keys")
    {
        var log = Options.Create(new EventLogOptions { Directory = folder.FullPath });
        var targets = Options.Create(options ?? new TargetOptions());
        var address = new FixedServerAddress(new Uri("http://127.0.0.1:5080"));
        var seal = new HeaderSeal(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder.FullPath, keys))));
        History = new DiagnosisHistory(new HistoryFile(log, new CollectedLog<HistoryFile>()), Options.Create(new HistoryOptions()), new CollectedLog<DiagnosisHistory>());
        var store = new TargetStore(new TargetFile(log, FileLog), seal, targets, new CollectedLog<TargetStore>());
        All = new DiagnosisTargets(address, store, new TargetGuard(targets, _server, address), History, new ProbeKey());
    }

    public DiagnosisTargets All { get; }

    public DiagnosisHistory History { get; }

    public CollectedLog<TargetFile> FileLog { get; } = new();

    public static string FileIn(TempFolder folder) => Path.Combine(folder.FullPath, "diagnostics", "targets.json");

    /// <summary>Adds a target that is good.</summary>
    public DiagnosisTarget Add(NewDiagnosisTarget target)
    {
        Assert.Empty(All.TryAdd(target, out var added));
        return added!;
    }

    public void Dispose()
    {
        History.Dispose();
        _server.Dispose();
    }
}
