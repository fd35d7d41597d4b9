namespace Dashboard.Server.Export;

/// <summary>Why an export ended before everything was in it.</summary>
/// <param name="Reason">A sentence.</param>
/// <param name="Next">The id before which to go on; null where nothing could be read.</param>
internal sealed record ExportCut(string Reason, string? Next)
{
    /// <summary>For people, with what to do.</summary>
    public string InWords => Next is null
        ? $"This is not all: {Reason}"
        : $"This is not all: {Reason} The rest is older: export again with before={Next}";
}
