using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Server.Export;

/// <summary>
/// RFC 4180: a line of names, lines that end in CRLF, quotation marks around every field. It begins with the mark of UTF-8,
/// without which spreadsheets take it for something else. Where it was cut, the last line has no id, and its title says so.
/// </summary>
internal sealed class CsvFormat : IExportFormat
{
    private static readonly string[] s_columns =
        ["id", "publishedAt", "stream", "severity", "title", "body", "source", "tags", "key", "status", "url", "occurredAt", "data"];

    public string Name => "csv";

    public string ContentType => "text/csv; charset=utf-8; header=present";

    public string Head => "\uFEFF" + string.Join(',', s_columns) + "\r\n";

    public string Row(LogEntry entry, bool isFirst)
    {
        var one = SearchText.Read(entry);
        return Line(
            one?.Id,
            Rfc3339Converter.Format(entry.PublishedAt),
            entry.Stream,
            entry.Severity.WireName(),
            one?.Title ?? "(written by another version)",
            one?.Body,
            one?.Source,
            one?.Tags is { } tags ? string.Join(' ', tags) : null,
            one?.Key,
            one?.Status?.ToString().ToLowerInvariant(),
            one?.Url?.ToString(),
            one?.OccurredAt is { } at ? Rfc3339Converter.Format(at) : null,
            one?.Data?.GetRawText());
    }

    public string Foot(ExportCut? cut) => cut is null ? "" : Line([null, null, null, null, cut.InWords, .. new string?[s_columns.Length - 5]]);

    private static string Line(params ReadOnlySpan<string?> fields)
    {
        var line = new StringBuilder();
        foreach (var field in fields)
        {
            line.Append(line.Length > 0 ? ",\"" : "\"").Append(SpreadsheetText.Harmless(field ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return line.Append("\r\n").ToString();
    }
}
