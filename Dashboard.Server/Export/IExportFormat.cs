using Dashboard.Server.EventLog;

namespace Dashboard.Server.Export;

/// <summary>How an export is written.</summary>
internal interface IExportFormat
{
    /// <summary>The ending of the file's name, which is the format's name too.</summary>
    string Name { get; }

    /// <summary>The media type.</summary>
    string ContentType { get; }

    /// <summary>What stands before the first notification.</summary>
    string Head { get; }

    /// <summary>One notification, with the end of its line.</summary>
    /// <param name="entry">The notification.</param>
    /// <param name="isFirst">Whether it is the first one.</param>
    string Row(LogEntry entry, bool isFirst);

    /// <summary>What stands at the end.</summary>
    /// <param name="cut">Why there may be more than this; null where this is all.</param>
    string Foot(ExportCut? cut);
}
