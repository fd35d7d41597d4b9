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
    private IBrowserRun? _probing;
    private bool? _adding;
    private bool _measureIdleTimeout;

    [Inject]
    public required IDiagnoses Diagnoses { get; init; }

    [Inject]
    public required IBrowserDiagnoses BrowserDiagnoses { get; init; }

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

    /// <summary><c>browser</c> where the next diagnosis is to look from this browser.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? FromInQuery { get; set; }

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

    /// <summary>Of a diagnosis with a link of its own, where it looked from.</summary>
    private Vantage From => RunInQuery is not null && _shown.Diagnosis is { } shown ? shown.Vantage
        : FromInQuery == DiagnosticsAddress.Browser ? Vantage.Browser : Vantage.Server;

    private bool CanStart => _shown.Target is { ProxiedUrl.Length: > 0 } target && _targets.Any(known => known.Id == target.Id)
        && (From == Vantage.Server || BrowserDiagnoses.CanReach(target.Id));

    public void Dispose() => _timer?.Dispose();

    protected override void OnInitialized() =>
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(Refresh), null, s_renderEvery, s_renderEvery);

    protected override void OnParametersSet()
    {
        var address = new DiagnosticsAddress(
            TargetInQuery, RunInQuery, BeforeInQuery, FromInQuery == DiagnosticsAddress.Browser ? Vantage.Browser : Vantage.Server);
        if (address != _address)
        {
            _address = address;
            Show(address);
        }
    }

    private void Show(DiagnosticsAddress address)
    {
        _targets = Targets.All;
        _shown = ShownDiagnosis.Find(Diagnoses, _targets, address, _probing);
        if (_probing is not null && _shown.Diagnosis?.Id != _probing.Current.Id)
        {
            // Somebody looks at something else now; what reads for a diagnosis goes with it.
            _probing = null;
        }
    }

    private void Refresh()
    {
        if (_shown.WasRunning)
        {
            _shown = _shown.Later(Diagnoses);
            _probing = _shown.WasRunning ? _probing : null;
            StateHasChanged();
        }
        else if (RunInQuery is null && From == Vantage.Server && _shown.Target is { } target && Diagnoses.Running(target.Id) is not null)
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
            var run = From == Vantage.Browser
                ? _probing = BrowserDiagnoses.TryStart(_shown.Target!.Id, new Uri(Navigation.BaseUri))
                : Diagnoses.Start(new DiagnosisRequest(_shown.Target!.Id, _measureIdleTimeout));
            if (run is null)
            {
                _trouble = "As many browsers as may at once are being diagnosed already. Try again in some seconds.";
                return;
            }

            Go(_shown.Target.Id, run.Current.Id, before);
        }
        catch (KeyNotFoundException)
        {
            _targets = Targets.All;
            _trouble = "The target has been removed meanwhile, so it cannot be diagnosed any more.";
        }
    }

    private void Stop() => _shown.Stop();

    private void Look(Vantage from) => Go(_shown.Target?.Id, null, null, from);

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

    private void Go(string? targetId, string? runId, string? before, Vantage? from = null)
    {
        _adding = null;
        _trouble = null;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["target"] = targetId == DiagnosisTarget.OwnId ? null : targetId,
            ["run"] = runId,
            ["before"] = before,
            ["from"] = (from ?? From) == Vantage.Browser ? DiagnosticsAddress.Browser : null,
            ["direct"] = null,
            ["proxied"] = null,
            ["certificate"] = null,
        }));
    }
}
