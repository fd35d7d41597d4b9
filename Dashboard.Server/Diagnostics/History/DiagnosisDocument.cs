using System.IO.Compression;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>A diagnosis as it is kept: its JSON, compressed with gzip, whose checksum tells a damaged one.</summary>
internal static class DiagnosisDocument
{
    /// <summary>Writes a diagnosis.</summary>
    /// <returns>The bytes, and whether its single events had to be left out to stay within the limit.</returns>
    public static (byte[] Bytes, bool Shortened) Write(Diagnosis diagnosis, int maxBytes)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(diagnosis, ContractsJson.Wire.Diagnosis);
        var shortened = json.Length > maxBytes;
        if (shortened)
        {
            var shorter = diagnosis with
            {
                Lanes = WithoutEvents(diagnosis.Lanes),
                ServerLanes = diagnosis.ServerLanes is { } lanes ? WithoutEvents(lanes) : null,
            };
            json = JsonSerializer.SerializeToUtf8Bytes(shorter, ContractsJson.Wire.Diagnosis);
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(json);
        }

        return (compressed.ToArray(), shortened);
    }

    /// <summary>Reads a diagnosis; null where it is damaged, or another version wrote it.</summary>
    public static Diagnosis? Read(byte[] bytes)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(gzip, ContractsJson.Default.Diagnosis) is { } read && IsWhole(read) ? read : null;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or JsonException)
        {
            // Whoever asked says that it cannot be read; the others are not touched by it.
            return null;
        }
    }

    /// <summary>The reader leaves null what is missing, also where the contract says that it is always there.</summary>
    private static bool IsWhole(Diagnosis read) =>
        read is { Id: not null, Target: { Id: not null, Name: not null, DirectUrl: not null, ProxiedUrl: not null, HeaderNames: not null }, Experiments: not null, Lanes: not null, Difference: not null }
        && read.Experiments.All(one => one is { Code: not null, Name: not null })
        && read.Lanes.Concat(read.ServerLanes ?? []).All(lane => lane is { Url: not null, Headers: not null, Events: not null })
        && (read.Verdict is null || read.Verdict is { Sentence: not null, Findings: not null } verdict && verdict.Findings.All(IsWhole));

    private static DiagnosisLane[] WithoutEvents(IReadOnlyList<DiagnosisLane> lanes) => [.. lanes.Select(lane => lane with { Events = [] })];

    private static bool IsWhole(Finding finding) =>
        finding is { Code: not null, Title: not null, Explanation: not null, Evidence: not null, Excluded: not null, Fixes: not null, Verify: not null };
}
