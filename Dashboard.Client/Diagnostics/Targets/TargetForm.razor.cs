using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Diagnostics.Targets;

/// <summary>The form for a new target.</summary>
public sealed partial class TargetForm
{
    private static readonly string[] s_fields = ["name", "directUrl", "proxiedUrl"];

    private TargetDraft _draft = new();
    private IReadOnlyDictionary<string, string[]> _errors = new Dictionary<string, string[]>(StringComparer.Ordinal);

    [Inject]
    public required IDiagnosisTargets Targets { get; init; }

    /// <summary>What stands in the field of the direct address at first.</summary>
    [Parameter]
    public string? DirectUrl { get; set; }

    /// <summary>What stands in the field of the proxied address at first.</summary>
    [Parameter]
    public string? ProxiedUrl { get; set; }

    /// <summary>Whether any certificate is to be accepted at first; only where the address is this machine's.</summary>
    [Parameter]
    public bool AcceptsAnyCertificate { get; set; }

    /// <summary>Called with the target, once it is added.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<DiagnosisTarget> OnAdded { get; set; }

    /// <summary>Called when nothing is to be added after all.</summary>
    [Parameter, EditorRequired]
    public required EventCallback OnClosed { get; set; }

    /// <summary>What is wrong with no field of the form.</summary>
    private IEnumerable<string> Elsewhere => _errors
        .Where(error => !s_fields.Contains(error.Key, StringComparer.OrdinalIgnoreCase)
            && !_draft.Headers.Index().Any(header => error.Key == $"headers[{header.Index}].name" || error.Key == $"headers[{header.Index}].value"))
        .SelectMany(error => error.Value);

    protected override void OnInitialized() => _draft = TargetDraft.Of(DirectUrl, ProxiedUrl, AcceptsAnyCertificate);

    private IReadOnlyList<string> Errors(string field) =>
        [.. _errors.Where(error => string.Equals(error.Key, field, StringComparison.OrdinalIgnoreCase)).SelectMany(error => error.Value)];

    private Task Add()
    {
        _errors = Targets.TryAdd(_draft.Finished(), out var added);
        return added is null ? Task.CompletedTask : OnAdded.InvokeAsync(added);
    }
}
