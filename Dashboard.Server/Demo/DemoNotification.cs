namespace Dashboard.Server.Demo;

/// <summary>An invented notification, in the form in which any publisher sends one.</summary>
internal sealed record DemoNotification(
    string Severity,
    string Title,
    string? Body = null,
    IReadOnlyList<string>? Tags = null,
    string? Source = null,
    string? Url = null,
    string? Key = null,
    string? Status = null,
    object? Data = null);
