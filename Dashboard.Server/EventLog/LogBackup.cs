using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>A copy of the log beside it, from before its tables change.</summary>
internal static class LogBackup
{
    /// <summary>Makes the copy; when this returns, it is whole and on disk. Its name says which version it is.</summary>
    /// <exception cref="SqliteException">There is no room for it, or it cannot be written; nothing of it is left.</exception>
    public static string Make(SqliteConnection connection, string path, long version)
    {
        var backup = $"{path}.v{version}.backup";
        var unfinished = backup + ".unfinished";
        File.Delete(unfinished);
        try
        {
            using var copy = connection.Command("VACUUM INTO $path", "$path");
            copy.Parameters[0].Value = unfinished;

            // As long as it takes: this is no wait for somebody else.
            copy.CommandTimeout = 0;
            copy.ExecuteNonQuery();
            using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, backup, overwrite: true);
            return backup;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
