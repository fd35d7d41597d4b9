using System.Text;
using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Diagnostics.NginxConfig;

/// <summary>Takes a configuration and a path, and shows what decides over it.</summary>
public sealed partial class NginxConfigPage : IAsyncDisposable
{
    private const string Module = "./Diagnostics/NginxConfig/NginxConfigPage.razor.js";

    private ElementReference _text;
    private IJSObjectReference? _module;
    private ConfigReading? _reading;
    private string _path = "/sse";
    private string? _host;
    private string? _port;
    private string? _trouble;
    private bool _busy;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required INginxConfigReading NginxConfig { get; init; }

    /// <summary>The path to ask for.</summary>
    [SupplyParameterFromQuery(Name = "path")]
    public string? PathInQuery { get; set; }

    /// <summary>The host to ask for.</summary>
    [SupplyParameterFromQuery(Name = "host")]
    public string? HostInQuery { get; set; }

    /// <summary>The port to ask for.</summary>
    [SupplyParameterFromQuery(Name = "port")]
    public string? PortInQuery { get; set; }

    /// <summary>The diagnosis to set the text against.</summary>
    [SupplyParameterFromQuery(Name = "diagnosis")]
    public string? Diagnosis { get; set; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    protected override void OnParametersSet()
    {
        _path = PathInQuery ?? _path;
        _host = HostInQuery ?? _host;
        _port = PortInQuery ?? _port;
    }

    private async Task ReadAsync()
    {
        (_busy, _trouble) = (true, null);
        int? port = int.TryParse(_port, out var number) ? number : null;
        if (!string.IsNullOrWhiteSpace(_port) && port is null)
        {
            (_busy, _trouble, _reading) = (false, "The port must be 1 to 65535.", null);
            return;
        }

        try
        {
            var host = string.IsNullOrWhiteSpace(_host) ? null : _host.Trim();
            _reading = await TextAsync() is { } text
                ? await Task.Run(() => NginxConfig.Read(new ConfigQuestion(text, _path.Trim(), host, port, Diagnosis)))
                : null;
        }
        catch (Exception refused) when (refused is ArgumentException or KeyNotFoundException)
        {
            (_trouble, _reading) = (refused.Message, null);
        }

        _busy = false;
    }

    /// <summary>Fetches the text in pieces: as a value that is bound, a large one would end the circuit. Null where it is too large.</summary>
    private async Task<string?> TextAsync()
    {
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", Module);
        await using var reference = await _module.InvokeAsync<IJSStreamReference>("text", _text);
        if (reference.Length > NginxConfig.MaxTextBytes)
        {
            _trouble = $"The configuration has {reference.Length} bytes; at most {NginxConfig.MaxTextBytes} are read.";
            return null;
        }

        await using var stream = await reference.OpenReadStreamAsync(NginxConfig.MaxTextBytes);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
