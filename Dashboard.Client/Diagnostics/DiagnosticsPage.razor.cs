using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Diagnostics;

/// <summary>Names what a proxy does to a stream, shows the evidence and the fix, and tests again. What it shows stands in the address.</summary>
public sealed partial class DiagnosticsPage : IDisposable
{
    /// <summary>Five times a second looks live, and is half of what a screen may ask for.</summary>
    private static readonly TimeSpan s_renderEvery = TimeSpan.FromMilliseconds(200);

    private IReadOnlyList<DiagnosisTarget> _targets = [];
    private ShownDiagnosis _shown = new();
    private DiagnosticsAddress? _address;
    private ITimer? _timer;
    private string? _trouble;
    private bool? _adding;
    private bool _measureIdleTimeout;

    [Inject]
    public required IDiagnoses Diagnoses { get; init; }

    [Inject]
    public required IDiagnosisTargets Targets { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [SupplyParameterFromQuery(Name = "target")]
    public string? TargetInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "run")]
    public string? RunInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public string? BeforeInQuery { get; set; }

    /// <summary>Opens the form with this direct address.</summary>
    [SupplyParameterFromQuery(Name = "direct")]
    public string? DirectInQuery { get; set; }

    /// <summary>Opens the form with this proxied address.</summary>
    [SupplyParameterFromQuery(Name = "proxied")]
    public string? ProxiedInQuery { get; set; }

    /// <summary><c>any</c> where the form is to accept any certificate, as the lab asks for.</summary>
    [SupplyParameterFromQuery(Name = "certificate")]
    public string? CertificateInQuery { get; set; }

    /// <summary>Which of this server's streams are watched; null while none is.</summary>
    [SupplyParameterFromQuery(Name = "stream")]
    public string? StreamInQuery { get; set; }

    private bool IsAdding => _adding ?? (DirectInQuery is not null || ProxiedInQuery is not null);

    private bool CanStart => _shown.Target is { ProxiedUrl.Length: > 0 } target && _targets.Any(known => known.Id == target.Id);

    public void Dispose() => _timer?.Dispose();

    protected override void OnInitialized() =>
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(Refresh), null, s_renderEvery, s_renderEvery);

    protected override void OnParametersSet()
    {
        var address = new DiagnosticsAddress(TargetInQuery, RunInQuery, BeforeInQuery);
        if (address != _address)
        {
            _address = address;
            Show(address);
        }
    }

    private void Show(DiagnosticsAddress address)
    {
        _targets = Targets.All;
        _shown = ShownDiagnosis.Find(Diagnoses, _targets, address);
    }

    private void Refresh()
    {
        if (_shown.WasRunning)
        {
            _shown = _shown.Later(Diagnoses);
            StateHasChanged();
        }
        else if (RunInQuery is null && _shown.Target is { } target && Diagnoses.Running(target.Id) is not null)
        {
            // Somebody else has begun one; who looks at the newest sees it grow.
            Show(_address!);
            StateHasChanged();
        }
    }

    private void Start(string? before)
    {
        _trouble = null;
        try
        {
            var run = Diagnoses.Start(new DiagnosisRequest(_shown.Target!.Id, _measureIdleTimeout));
            Go(_shown.Target.Id, run.Current.Id, before);
        }
        catch (KeyNotFoundException)
        {
            _targets = Targets.All;
            _trouble = "The target has been removed meanwhile, so it cannot be diagnosed any more.";
        }
    }

    private void Stop() => _shown.Stop();

    private void Choose(string? targetId) => Go(targetId, null, null);

    private void Added(DiagnosisTarget target) => Go(target.Id, null, null);

    private void CloseForm() => Go(TargetInQuery, RunInQuery, BeforeInQuery);

    private void Remove()
    {
        try
        {
            Targets.Remove(_shown.Target!.Id);
        }
        catch (IOException)
        {
            _trouble = "The target was not removed: its file cannot be written at the moment. Try again, and look at the disk of the server.";
            return;
        }

        Go(null, null, null);
        Show(_address!);
    }

    private void Go(string? targetId, string? runId, string? before)
    {
        _adding = null;
        _trouble = null;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["target"] = targetId == DiagnosisTarget.OwnId ? null : targetId,
            ["run"] = runId,
            ["before"] = before,
            ["direct"] = null,
            ["proxied"] = null,
            ["certificate"] = null,
        }));
    }
}
