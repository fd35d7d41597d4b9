namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A pair of addresses of the same event stream, with and without the proxy.</summary>
/// <param name="Id">Names it in links: letters and digits; <see cref="OwnId"/> for this server behind its own proxy.</param>
/// <param name="Name">What people call it, 1 to 80 characters.</param>
/// <param name="DirectUrl">The stream at the application itself: <c>http</c> or <c>https</c>, without user and password.</param>
/// <param name="ProxiedUrl">The same stream through the proxy; empty where there is none.</param>
/// <param name="HeaderNames">The names of the headers that are sent along; the values stay where they are.</param>
/// <param name="AcceptsAnyCertificate">Whether a certificate that cannot be verified is accepted; marked wherever the target is shown.</param>
public sealed record DiagnosisTarget(
    string Id, string Name, string DirectUrl, string ProxiedUrl, IReadOnlyList<string> HeaderNames, bool AcceptsAnyCertificate)
{
    /// <summary>The id of this server behind its own proxy, which is there from the start.</summary>
    public const string OwnId = "own";

    /// <summary>Whether the stored values of the headers cannot be read any more, because the keys of the server are others: they have to be entered again.</summary>
    public bool HeadersLost { get; init; }
}
