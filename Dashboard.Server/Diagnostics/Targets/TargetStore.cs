using System.Collections.Immutable;
using System.Security.Cryptography;
using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>The targets that people have added: in memory as an immutable list, on the disk before anybody hears of a change.</summary>
internal sealed partial class TargetStore
{
    private readonly Lock _turn = new();
    private readonly TargetFile _file;
    private readonly HeaderSeal _seal;
    private readonly int _max;
    private readonly ILogger _logger;
    private volatile ImmutableList<(StoredTarget Stored, DiagnosisTarget Shown)> _all;

    public TargetStore(TargetFile file, HeaderSeal seal, IOptions<TargetOptions> options, ILogger<TargetStore> logger)
    {
        (_file, _seal, _max, _logger) = (file, seal, options.Value.MaxTargets, logger);
        _all = InOrder(file.Load().Select(stored => (stored, Shown(stored, lost: seal.Open(stored) is null))));
        foreach (var target in All.Where(one => one.HeadersLost))
        {
            Log.HeadersLost(logger, target.Id);
        }
    }

    /// <summary>The targets by name.</summary>
    public IReadOnlyList<DiagnosisTarget> All => [.. _all.Select(one => one.Shown)];

    /// <summary>The target, or null where there is none.</summary>
    public DiagnosisTarget? Find(string id) => _all.Find(one => one.Stored.Id == id).Shown;

    /// <summary>The headers of a target with their values; none where they are lost.</summary>
    public IReadOnlyList<HeaderField> HeadersOf(string id) =>
        _all.Find(one => one.Stored.Id == id).Stored is { } stored ? _seal.Open(stored) ?? [] : [];

    /// <summary>Adds a target whose fields were checked.</summary>
    /// <returns>The target, or why it could not be added.</returns>
    public (DiagnosisTarget? Added, string? Error) Add(NewDiagnosisTarget target)
    {
        var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
        var stored = _seal.Seal(
            new StoredTarget(id, target.Name, target.DirectUrl, target.ProxiedUrl, target.AcceptsAnyCertificate, [], ""), target.Headers);
        lock (_turn)
        {
            if (_all.Count >= _max)
            {
                return (null, $"There are {_all.Count} targets already. Remove one, or allow more with {TargetOptions.Section}:MaxTargets.");
            }

            var added = Shown(stored, lost: false);
            return TrySave(InOrder(_all.Add((stored, added)))) is { } failure
                ? (null, $"It could not be saved: {failure} Nothing was added; mend that, and try again.")
                : (added, null);
        }
    }

    /// <summary>Removes a target; false where there is none.</summary>
    /// <exception cref="IOException">The file cannot be written; the target is still there.</exception>
    public bool Remove(string id)
    {
        lock (_turn)
        {
            var rest = _all.RemoveAll(one => one.Stored.Id == id);
            if (rest.Count == _all.Count)
            {
                return false;
            }

            return TrySave(rest) is { } failure ? throw new IOException(failure) : true;
        }
    }

    private string? TrySave(ImmutableList<(StoredTarget Stored, DiagnosisTarget Shown)> next)
    {
        try
        {
            _file.Save([.. next.Select(one => one.Stored)]);
            _all = next;
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.NotSaved(_logger, _file.Path, failure.Message);
            return failure.Message;
        }
    }

    private static ImmutableList<(StoredTarget Stored, DiagnosisTarget Shown)> InOrder(
        IEnumerable<(StoredTarget Stored, DiagnosisTarget Shown)> targets) =>
        [.. targets.OrderBy(one => one.Stored.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Stored.Id, StringComparer.Ordinal)];

    private static DiagnosisTarget Shown(StoredTarget stored, bool lost) =>
        new(stored.Id, stored.Name, stored.DirectUrl, stored.ProxiedUrl, stored.HeaderNames, stored.AcceptsAnyCertificate) { HeadersLost = lost };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The headers of the diagnosis target {Id} cannot be decrypted: the keys of the server are others now. They have to be entered again.")]
        public static partial void HeadersLost(ILogger logger, string id);

        [LoggerMessage(2, LogLevel.Warning, "{Path} could not be written, so the targets stay as they were: {Failure}")]
        public static partial void NotSaved(ILogger logger, string path, string failure);
    }
}
