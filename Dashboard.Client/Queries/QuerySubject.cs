using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>A notification that many queries look at: it is folded once, when the first of them needs it.</summary>
/// <param name="notification">The notification.</param>
public sealed class QuerySubject(Notification notification)
{
    private string? _text;

    /// <summary>The notification.</summary>
    public Notification Notification { get; } = notification;

    /// <summary>All that it is found by (<see cref="FoldedText.Of"/>).</summary>
    public string Text => _text ??= FoldedText.Of(Notification);
}
