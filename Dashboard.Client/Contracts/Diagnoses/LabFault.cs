namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A broken proxy configuration, as its file describes itself.</summary>
/// <param name="Name">Names it in links: lower-case letters, digits and hyphens; the file is called so.</param>
/// <param name="Code">The code of the finding that a diagnosis has to put first, such as <c>block-buffering</c>.</param>
/// <param name="Kind">What the fault touches, as a heading.</param>
/// <param name="Title">What the proxy does, in one sentence.</param>
/// <param name="Cause">How it comes about.</param>
/// <param name="Symptom">What is seen of it.</param>
/// <param name="Remedy">What mends it; directives stand in backquotes.</param>
/// <param name="Configuration">The part of the configuration that is broken.</param>
/// <param name="IsEncrypted">Whether the proxy is reached with https, and a certificate that nobody has signed.</param>
public sealed record LabFault(
    string Name,
    string Code,
    string Kind,
    string Title,
    string Cause,
    string Symptom,
    string Remedy,
    string Configuration,
    bool IsEncrypted)
{
    /// <summary>How often the proxy is told to read its configuration anew; null where it is left alone.</summary>
    public TimeSpan? ReloadsEvery { get; init; }
}
