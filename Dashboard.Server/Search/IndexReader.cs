using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.Search;

/// <summary>Asks the index, for one search and at most until its end.</summary>
internal sealed class IndexReader : IDisposable
{
    /// <summary>A short text begins this many different grams at the most; one that begins more narrows too little to be worth it.</summary>
    private const int MostEndings = 500;

    private readonly SqliteConnection _connection;
    private readonly HistoryRequest _request;
    private readonly string? _match;

    /// <exception cref="SqliteException">It cannot be read now, or the time is over.</exception>
    public IndexReader(IndexFile file, HistoryRequest request, CancellationToken ends)
    {
        _request = request;
        _connection = file.OpenForReading();
        try
        {
            _connection.EndWhen(ends);
            UpTo = IndexFile.ReadUpTo(_connection);
            _match = FindMatch();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The position up to which the index can be asked: after it, it knows nothing.</summary>
    public long UpTo { get; }

    /// <summary>Whether the index knows less than everything to be a candidate.</summary>
    public bool Narrows => _match is not null || _request.Query.Severities.Least > Severity.Debug;

    /// <summary>Where matches may be before a position, newest first.</summary>
    public IReadOnlyList<Candidate> ReadBefore(long position, int limit)
    {
        using var command = _connection.CreateCommand();

        // CROSS JOIN keeps the order: from the words to their entries, never the other way round.
        var (from, where) = _match is null
            ? ("entries", "")
            : ("words CROSS JOIN entries ON entries.position = words.rowid", "words MATCH $match AND words.rowid < $position AND words.rowid > $after AND ");
#pragma warning disable CA2100 // Constants of this class only; what people write travels in parameters.
        command.CommandText = $"""
            SELECT entries.position, streams.name FROM {from} CROSS JOIN streams ON streams.id = entries.stream
            WHERE {where}entries.position < $position AND entries.position > $after AND entries.severity >= $severity{InScope(command, _request.Scope)}
            ORDER BY {(_match is null ? "entries.position" : "words.rowid")} DESC LIMIT $limit
            """;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$match", (object?)_match ?? DBNull.Value);
        command.Parameters.AddWithValue("$position", position);
        command.Parameters.AddWithValue("$after", _request.After);
        command.Parameters.AddWithValue("$severity", (int)_request.Query.Severities.Least);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        var candidates = new List<Candidate>();
        while (reader.Read())
        {
            candidates.Add(new Candidate(reader.GetInt64(0), reader.GetString(1)));
        }

        return candidates;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>The index holds every public stream, so only names narrow the scope.</summary>
    public static string InScope(SqliteCommand command, StreamScope scope)
    {
        if (scope.EveryPublic)
        {
            return "";
        }

        var names = new List<string>();
        foreach (var name in scope.Named)
        {
            names.Add($"$stream{names.Count}");
            command.Parameters.AddWithValue(names[^1], name);
        }

        return $" AND streams.name IN ({string.Join(", ", names)})";
    }

    private string? FindMatch()
    {
        var needles = Needles.Of(_request.Query.Content);
        IReadOnlyList<string>[] withGrams = [.. needles.Where(texts => texts.All(Grams.Has))];
        if (withGrams.Length > 0)
        {
            return Grams.AllOf(withGrams);
        }

        if (needles.Where(texts => texts.Count == 1).Select(texts => texts[0]).MaxBy(text => text.Length) is not { Length: > 0 } longest)
        {
            return null;
        }

        // Wherever a short text stands, it begins a gram: every field ends with a character of its own.
        var endings = ReadEndings(longest);
        return endings.Count > MostEndings ? null : Grams.AnyOf(endings);
    }

    private List<string> ReadEndings(string beginning)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT term FROM grams WHERE term >= $from AND term < $to LIMIT $limit";
        command.Parameters.AddWithValue("$from", beginning);
        command.Parameters.AddWithValue("$to", beginning + char.ConvertFromUtf32(0x10FFFF));
        command.Parameters.AddWithValue("$limit", MostEndings + 1);
        using var reader = command.ExecuteReader();
        var grams = new List<string>();
        while (reader.Read())
        {
            grams.Add(reader.GetString(0));
        }

        return grams;
    }
}
