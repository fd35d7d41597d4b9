using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Export;

/// <summary>One document, <c>{"notifications":[…],"export":{"complete":true}}</c>; torn off, it is not JSON any more.</summary>
internal sealed class JsonFormat : IExportFormat
{
    public string Name => "json";

    public string ContentType => "application/json";

    public string Head => "{\"notifications\":[";

    public string Row(LogEntry entry, bool isFirst) => (isFirst ? "\n" : ",\n") + Encoding.UTF8.GetString(entry.Json.Span);

    public string Foot(ExportCut? cut) => $"\n],\"export\":{End(cut).ToJsonString()}}}\n";

    /// <summary>Whether that was all, and where to go on.</summary>
    public static JsonObject End(ExportCut? cut) => cut is null
        ? new JsonObject { ["complete"] = true }
        : new JsonObject { ["complete"] = false, ["next"] = cut.Next, ["detail"] = cut.InWords };
}
