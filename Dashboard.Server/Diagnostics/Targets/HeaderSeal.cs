using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>
/// Encrypts the headers of targets, with keys that lie in a folder of their own: a copy of the targets alone gives nothing
/// away. What was sealed opens only for the same target with the same addresses, so that nobody who can change the file
/// makes this server send a secret elsewhere.
/// </summary>
internal sealed class HeaderSeal(IDataProtectionProvider protection)
{
    private const string Purpose = "Dashboard.Diagnostics.TargetHeaders";

    /// <summary>The target with its headers sealed in it.</summary>
    public StoredTarget Seal(StoredTarget target, IReadOnlyList<HeaderField> headers) => target with
    {
        HeaderNames = [.. headers.Select(header => header.Name)],
        SealedHeaders = headers.Count == 0
            ? ""
            : ProtectorOf(target).Protect(JsonSerializer.Serialize(headers, TargetsJson.Default.IReadOnlyListHeaderField)),
    };

    /// <summary>The headers with their values; null where they cannot be opened any more.</summary>
    public IReadOnlyList<HeaderField>? Open(StoredTarget target)
    {
        if (target.SealedHeaders.Length == 0)
        {
            return target.HeaderNames.Count == 0 ? [] : null;
        }

        try
        {
            return JsonSerializer.Deserialize(ProtectorOf(target).Unprotect(target.SealedHeaders), TargetsJson.Default.IReadOnlyListHeaderField);
        }
        catch (Exception lost) when (lost is CryptographicException or FormatException or JsonException)
        {
            // The keys are others, or somebody changed the file: the target says that its headers are lost.
            return null;
        }
    }

    private IDataProtector ProtectorOf(StoredTarget target) =>
        protection.CreateProtector(Purpose, target.Id, target.DirectUrl, target.ProxiedUrl);
}
