using System.Text;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>
/// The text by which notifications are found, in the one form in which it is indexed, asked for and compared: upper case,
/// letters without their marks, and a single space wherever there is white space.
/// </summary>
public static class FoldedText
{
    /// <summary>Stands between fields: nothing that was folded contains it, so no word reaches over it.</summary>
    private const char FieldEnd = '\n';

    /// <summary>Stands around each tag, for the same reason.</summary>
    private const char TagEnd = '\u001F';

    /// <summary>Brings text into the form in which it is compared.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (!Diacritics.IsMark(c))
            {
                folded.Append(Diacritics.Strip(char.ToUpperInvariant(c)));
            }
        }

        return folded.ToString();
    }

    /// <summary>All that a notification is found by: title, body, source and tags.</summary>
    public static string Of(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var text = new StringBuilder();
        foreach (var field in (string?[])[notification.Title, notification.Body, notification.Source])
        {
            text.Append(Fold(field ?? "")).Append(FieldEnd);
        }

        text.Append(TagEnd);
        foreach (var tag in notification.Tags ?? [])
        {
            text.Append(Fold(tag)).Append(TagEnd);
        }

        return text.Append(FieldEnd).ToString();
    }

    /// <summary>What stands in <see cref="Of"/> for a tag.</summary>
    public static string OfTag(string tag) => $"{TagEnd}{Fold(tag)}{TagEnd}";
}
