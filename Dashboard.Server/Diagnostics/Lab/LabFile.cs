using System.Globalization;
using System.Text;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>
/// Reads what a file of <c>nginx/faults</c> says about itself:
/// <code>
/// # FAULT: nginx buffers the event stream.
/// # CODE: block-buffering
/// # NEEDS: certificate
/// # RELOADS: 4
/// #
/// # What it is    The streams are forwarded with nginx's defaults: HTTP/1.0 to the application,
/// #               and proxy_buffering on.
/// # What is seen  …
/// # The fix       …
///
///         # ---- the fault ----
///         …
///         # ---- end of the fault ----
/// </code>
/// <c>RELOADS</c> are the seconds between two reloads, for what only they bring about.
/// </summary>
internal static class LabFile
{
    private const string Begin = "# ---- the fault ----";
    private const string End = "# ---- end of the fault ----";

    /// <summary>Null where it does not say what fault it has.</summary>
    public static LabFault? Read(string name, string text)
    {
        var lines = text.Split('\n');
        return Field(lines, "FAULT") is { } title && Field(lines, "CODE") is { } code
            ? new LabFault(
                name, code, LabKinds.Of(code), title, Paragraph(lines, "What it is"), Paragraph(lines, "What is seen"), Paragraph(lines, "The fix"), Faulty(lines), Field(lines, "NEEDS") == "certificate")
            {
                ReloadsEvery = int.TryParse(Field(lines, "RELOADS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null,
            }
            : null;
    }

    private static string? Field(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith($"# {name}: ", StringComparison.Ordinal))?[$"# {name}: ".Length..].Trim();

    /// <summary>The label, and what is indented below it.</summary>
    private static string Paragraph(string[] lines, string label)
    {
        var first = Array.FindIndex(lines, line => line.StartsWith($"# {label} ", StringComparison.Ordinal));
        return first < 0 ? "" : string.Join(' ',
        [
            lines[first][$"# {label}".Length..].Trim(),
            .. lines.Skip(first + 1).TakeWhile(line => line.StartsWith("#     ", StringComparison.Ordinal)).Select(line => line[1..].Trim()),
        ]);
    }

    /// <summary>What stands between the marks, as far to the left as it goes.</summary>
    private static string Faulty(string[] lines)
    {
        var parts = new List<string>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Trim() == Begin)
            {
                string[] part = [.. lines.Skip(at + 1).TakeWhile(line => line.Trim() != End)];
                parts.Add(Outdented(part, lines[at].IndexOf('#', StringComparison.Ordinal)));
                at += part.Length;
            }
        }

        return string.Join("\n\n", parts);
    }

    private static string Outdented(string[] lines, int indent)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.Length > indent ? line[indent..] : "").Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
