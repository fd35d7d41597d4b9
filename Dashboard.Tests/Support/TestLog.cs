using System.Diagnostics.Metrics;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Support;

/// <summary>The log without a server around it.</summary>
internal sealed class TestLog : IAsyncDisposable
{
    private readonly TempFolder? _ownFolder;
    private readonly ServiceProvider _services;
    private readonly MessageLog _messages;

    private TestLog(SqliteEventLog log, MessageLog messages, ServiceProvider services, string folder, TempFolder? ownFolder)
    {
        _services = services;
        _messages = messages;
        Log = log;
        Folder = folder;
        _ownFolder = ownFolder;
    }

    public SqliteEventLog Log { get; }

    public string Folder { get; }

    /// <summary>What it has said so far.</summary>
    public IReadOnlyList<(LogLevel Level, string Text)> Messages => _messages.All;

    /// <summary>Makes the log's meters, and no others.</summary>
    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    /// <param name="folder">Where it lies, where a test needs to open it again.</param>
    /// <param name="time">A clock to replace the system's.</param>
    /// <param name="adapt">Changes the options.</param>
    public static TestLog Open(string? folder = null, TimeProvider? time = null, Action<EventLogOptions>? adapt = null)
    {
        var ownFolder = folder is null ? new TempFolder() : null;
        var options = new EventLogOptions { Directory = folder ?? ownFolder!.FullPath };
        if (time is not null)
        {
            // A clock that is moved by a month would tick a million times.
            options.UpkeepEvery = TimeSpan.FromHours(1);
        }

        adapt?.Invoke(options);
        var messages = new MessageLog();
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new EventLogMetrics(services.GetRequiredService<IMeterFactory>());
        var log = new SqliteEventLog(Options.Create(options), time ?? TimeProvider.System, metrics, messages);
        return new TestLog(log, messages, services, options.Directory, ownFolder);
    }

    public static NotificationDraft Draft(string stream, string title, string? key = null) =>
        new() { Stream = stream, Severity = Severity.Info, Title = title, IdempotencyKey = key };

    /// <summary>Appends a notification that the log must take.</summary>
    public async Task<LogEntry> AppendAsync(string stream, string title, string? key = null)
    {
        var result = await Log.AppendAsync(Draft(stream, title, key));
        Assert.Null(result.Refusal);
        return result.Entry!;
    }

    /// <summary>The titles of what a scope holds, oldest first.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync(params string[] streams) =>
        Titles((await Log.ReadAfterAsync(0, new StreamScope(streams), int.MaxValue, CancellationToken.None)).Entries);

    public static IReadOnlyList<string> Titles(IEnumerable<LogEntry> entries) =>
        [.. entries.Select(entry => System.Text.Json.JsonSerializer.Deserialize(entry.Json.Span, ContractsJson.Default.Notification)!.Title)];

    /// <summary>A connection beside the log's own, as another program would have one.</summary>
    public static SqliteConnection OpenBeside(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "dashboard.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        await _services.DisposeAsync();
        _ownFolder?.Dispose();
    }
}
