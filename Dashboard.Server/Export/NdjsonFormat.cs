using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Export;

/// <summary>
/// One notification a line, as it was published. The last line says whether that was all
/// (<c>{"export":{"complete":true}}</c>): it cannot be taken for a notification, and a copy without it was torn off.
/// </summary>
internal sealed class NdjsonFormat : IExportFormat
{
    public string Name => "ndjson";

    public string ContentType => "application/x-ndjson";

    public string Head => "";

    public string Row(LogEntry entry, bool isFirst) => Encoding.UTF8.GetString(entry.Json.Span) + "\n";

    public string Foot(ExportCut? cut) => new JsonObject { ["export"] = JsonFormat.End(cut) }.ToJsonString() + "\n";
}
