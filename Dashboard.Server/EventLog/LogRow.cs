using Dashboard.Client.Contracts;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>A row of the table <c>events</c>.</summary>
internal static class LogRow
{
    public const string Columns = "position, stream, severity, published_at, json";

    public static LogEntry Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        (Severity)reader.GetInt32(2),
        LogTime.FromMicroseconds(reader.GetInt64(3)),
        reader.GetFieldValue<byte[]>(4));
}
