using System.Collections.Concurrent;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Faults;

/// <summary>
/// One server, and a real nginx for each configuration in front of it. Each is diagnosed once, several at a time: a
/// diagnosis mostly waits.
/// </summary>
public sealed class FaultRuns : IAsyncLifetime
{
    /// <summary>The fault that is found by a silence.</summary>
    public const string Silent = "short-timeout";

    /// <summary>While all of them and other tests want the processors, a diagnosis may say that it was too busy to judge, and to try again.</summary>
    private const int MostTries = 3;

    private const int AtOnce = 8;

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly ConcurrentDictionary<string, Task<Diagnosis>> _diagnoses = new(StringComparer.Ordinal);
    private TestServer _server = null!;

    /// <summary>The faults, in the order of their names.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathTo("nginx", "faults"), "*.conf")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What a fault's file says about itself behind a word such as <c>CODE</c>; empty where it says nothing.</summary>
    public static string Says(string fault, string word) => File.ReadLines(Repository.PathTo("nginx", "faults", fault + ".conf"))
        .FirstOrDefault(line => line.StartsWith($"# {word}: ", StringComparison.Ordinal))?[$"# {word}: ".Length..].Trim() ?? "";

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
    [
        $"Diagnostics:Run:MaxRuns={AtOnce}",
        "Diagnostics:Probe:MaxStreams=500",
        "Diagnostics:Probe:MaxSessions=500",
    ]);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _turns.Dispose();
    }

    /// <summary>The diagnosis of a fault. The first one that is asked for lets all the others begin.</summary>
    internal Task<Diagnosis> OfFaultAsync(string fault)
    {
        foreach (var file in Files)
        {
            _ = _diagnoses.GetOrAdd(file, one => DiagnoseAsync($"faults/{one}.conf", measuresIdleTimeout: one == Silent));
        }

        return _diagnoses[fault];
    }

    /// <summary>Diagnoses this server behind a configuration of nginx, anew each time.</summary>
    internal Task<Diagnosis> DiagnoseAsync(string config, bool measuresIdleTimeout = false) => InTurnAsync(async () =>
    {
        await using var proxy = await NginxProxy.StartAsync(_server.Url, config);
        return await DiagnoseAsync(config, proxy.Url, measuresIdleTimeout);
    });

    /// <summary>Diagnoses this server behind a proxy of another make with its shipped example, anew each time.</summary>
    internal Task<Diagnosis> DiagnoseExampleAsync(string config) => InTurnAsync(async () =>
    {
        await using var proxy = await ExampleProxy.StartAsync(_server.Url, config);
        return await DiagnoseAsync(config, proxy.Url, measuresIdleTimeout: false);
    });

    private async Task<Diagnosis> InTurnAsync(Func<Task<Diagnosis>> diagnose)
    {
        await _turns.WaitAsync();
        try
        {
            return await diagnose();
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<Diagnosis> DiagnoseAsync(string name, Uri proxied, bool measuresIdleTimeout)
    {
        // Nobody has signed the certificates of the faults.
        var errors = _server.Get<DiagnosisTargets>().TryAdd(
            new NewDiagnosisTarget(name, _server.Url.AbsoluteUri, proxied.AbsoluteUri, [], AcceptsAnyCertificate: true), out var target);
        Assert.Empty(errors);
        var diagnosis = await _server.DiagnoseAsync(target!.Id, measuresIdleTimeout);
        for (var tries = 1; tries < MostTries && diagnosis.Verdict!.State == VerdictState.Inconclusive; tries++)
        {
            diagnosis = await _server.DiagnoseAsync(target.Id, measuresIdleTimeout);
        }

        _server.Get<DiagnosisTargets>().Remove(target.Id);
        return diagnosis;
    }
}
