using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Alerts;

/// <summary>A notification of the desktop (Notifications API standard, <c>NotificationOptions</c>).</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Body">What follows.</param>
/// <param name="Tag">A later one of the same tag takes its place.</param>
/// <param name="Id">The event id of what it opens when it is pressed.</param>
/// <param name="Stays">Whether it stays until somebody has seen it.</param>
internal sealed record DesktopNote(string Title, string Body, string Tag, string Id, bool Stays)
{
    /// <summary>Desktops show no more.</summary>
    private const int MaxText = 200;

    /// <param name="one">What it tells.</param>
    /// <param name="others">How many more there are.</param>
    public static DesktopNote Of(Notification one, int others)
    {
        var from = string.Join(" · ", new[] { one.Severity.WireName(), one.Stream, HiddenCharacters.Shown(one.Source) }.Where(word => !string.IsNullOrEmpty(word)));
        return new DesktopNote(
            Cut(one.Status == NotificationStatus.Resolved ? $"Resolved: {one.Title}" : one.Title),
            others > 0 ? $"{from}\nand {others} more." : $"{from}\n{Cut(one.Body ?? "")}".TrimEnd(),
            others > 0 ? "dashboard-many" : $"{one.Stream}/{one.Key ?? one.Id}",
            one.Id,
            one.Severity == Severity.Critical);
    }

    private static string Cut(string text)
    {
        var shown = HiddenCharacters.Shown(text.Length > MaxText ? text[..MaxText] : text);
        return text.Length > MaxText || shown.Length > MaxText ? shown[..(MaxText - 1)] + "…" : shown;
    }
}
