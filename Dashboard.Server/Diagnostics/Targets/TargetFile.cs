using System.Text.Json;
using Dashboard.Server.Access;
using Dashboard.Server.EventLog;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>The file in which the targets survive a restart; it lies beside the log.</summary>
internal sealed partial class TargetFile(IOptions<EventLogOptions> log, ILogger<TargetFile> logger)
{
    /// <summary>Far more than the most targets need; whatever is larger was not written by this server.</summary>
    private const long MaxBytes = 64 * 1024 * 1024;

    private string? _mustNotBeReplaced;

    /// <summary>The file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(log.Value.Directory, "diagnostics", "targets.json"));

    /// <summary>Reads the targets. What cannot be read is left out, and kept in a file beside this one.</summary>
    public IReadOnlyList<StoredTarget> Load()
    {
        try
        {
            if (!File.Exists(Path))
            {
                return [];
            }

            var (targets, fault) = Read();
            if (fault is not null)
            {
                File.Copy(Path, Path + ".unreadable", overwrite: true);
                Log.Unreadable(logger, Path, fault, targets.Count);
            }

            return targets;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _mustNotBeReplaced = $"{Path} cannot be read, and replacing it would lose what it holds: {failure.Message}";
            Log.Closed(logger, Path, failure.Message);
            return [];
        }
    }

    /// <summary>Replaces the file in one step.</summary>
    /// <exception cref="IOException">It cannot be written; the old one is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old one is still there.</exception>
    public void Save(IReadOnlyList<StoredTarget> targets)
    {
        if (_mustNotBeReplaced is not null)
        {
            throw new IOException(_mustNotBeReplaced);
        }

        PrivateFiles.Folder(System.IO.Path.GetDirectoryName(Path)!);
        PrivateFiles.Replace(Path, JsonSerializer.SerializeToUtf8Bytes(
            new TargetDocument(TargetDocument.Current, targets), TargetsJson.Default.TargetDocument));
    }

    private (IReadOnlyList<StoredTarget> Targets, string? Fault) Read()
    {
        if (new FileInfo(Path).Length > MaxBytes)
        {
            return ([], "it is too large");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path));
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number)
                || !document.RootElement.TryGetProperty("targets", out var list) || list.ValueKind != JsonValueKind.Array)
            {
                return ([], "it holds something else");
            }

            return number == TargetDocument.Current ? ReadEach(list) : ([], $"it has version {number}, and this server knows {TargetDocument.Current}");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The reader says so about a value of another kind, and about text that is not Unicode.
            return ([], "it is not JSON");
        }
    }

    private static (IReadOnlyList<StoredTarget> Targets, string? Fault) ReadEach(JsonElement list)
    {
        var targets = new Dictionary<string, StoredTarget>(StringComparer.Ordinal);
        foreach (var element in list.EnumerateArray())
        {
            try
            {
                if (element.Deserialize(TargetsJson.Default.StoredTarget) is { IsWhole: true } target)
                {
                    targets.TryAdd(target.Id, target);
                }
            }
            catch (JsonException)
            {
                // Counted below, by what is missing: one broken target must not take the others away.
            }
        }

        var missing = list.GetArrayLength() - targets.Count;
        return ([.. targets.Values], missing == 0 ? null : $"{missing} of its targets cannot be read");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Path} cannot be read as a whole: {Fault}. {Count} targets were read; a copy of the file is kept beside it, as targets.json.unreadable.")]
        public static partial void Unreadable(ILogger logger, string path, string fault, int count);

        [LoggerMessage(2, LogLevel.Error, "{Path} cannot be read: {Failure} There are no targets but our own, and none can be added until the server has started anew and can read it.")]
        public static partial void Closed(ILogger logger, string path, string failure);
    }
}
