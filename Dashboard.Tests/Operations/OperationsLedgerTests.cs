using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Server.EventLog;
using Dashboard.Server.Operations;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Operations;

/// <summary>What people did, and what becomes of it where processes, files and logs end.</summary>
public sealed class OperationsLedgerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Notifications.Noon);
    private readonly CollectedLog<OperationsFile> _ofFile = new();
    private readonly CollectedLog<OperationsLedger> _ofLedger = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_operation_that_was_recorded_before_the_process_was_killed_counts_after_the_restart()
    {
        await using (var log = Open())
        {
            using var ledger = Ledger(log);
            var id = await PublishAsync(log);
            await RecordAsync(ledger, "Ana", id);

            // The process is killed here, between the append and the tables.
            await log.Log.AppendAsync(OperationWords.Draft(Acknowledge("Ben", await PublishAsync(log))));
        }

        Assert.Equal(["Ana", "Ben"], await AcknowledgedByAsync());
    }

    [Fact]
    public async Task What_the_log_has_forgotten_the_tables_still_know()
    {
        await using (var log = TestLog.Open(_folder.FullPath, adapt: options =>
            (options.RetainPerReservedStream, options.RetentionEvery) = (1, TimeSpan.FromMilliseconds(100))))
        {
            using var ledger = Ledger(log);
            foreach (var by in (string[])["Ana", "Ben", "Eve"])
            {
                await RecordAsync(ledger, by, await PublishAsync(log));
            }

            await Eventually.True(async () => (await log.Log.TrimmedAfterAsync(0, new StreamScope([StreamName.Operations]), CancellationToken.None)).Missed > 0, "retention has been there");
        }

        Assert.Equal(["Ana", "Ben", "Eve"], await AcknowledgedByAsync());
        Assert.Empty(_ofLedger.All);
    }

    [Fact]
    public async Task Another_log_begins_without_the_operations_of_the_old_one()
    {
        await using (var log = Open())
        {
            using var ledger = Ledger(log);
            await RecordAsync(ledger, "Ana", await PublishAsync(log));
        }

        foreach (var file in Directory.GetFiles(_folder.FullPath, "dashboard.db*"))
        {
            File.Delete(file);
        }

        Assert.Empty(await AcknowledgedByAsync());
        Assert.Contains("it belongs to another log", Assert.Single(_ofFile.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no database at all")]
    [InlineData("")]
    public async Task A_file_that_is_lost_or_damaged_is_made_again_from_the_log(string content)
    {
        await using (var log = Open())
        {
            using var ledger = Ledger(log);
            await RecordAsync(ledger, "Ana", await PublishAsync(log));
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.FullPath, "operations.db"), content.PadRight(content.Length * 100));

        Assert.Equal(["Ana"], await AcknowledgedByAsync());
    }

    [Fact]
    public async Task Only_so_many_are_kept_and_the_oldest_go_first()
    {
        await using var log = Open();
        using var ledger = Ledger(log, options => options.MaxKept = 2);
        foreach (var by in (string[])["Ana", "Ben", "Eve"])
        {
            await RecordAsync(ledger, by, await PublishAsync(log));
        }

        Assert.Equal(["Ben", "Eve"], await AcknowledgedByAsync(ledger));
    }

    [Fact]
    public async Task A_snooze_is_forgotten_a_day_after_it_ended()
    {
        await using var log = TestLog.Open(_folder.FullPath, _time);
        using var ledger = Ledger(log);
        var id = await PublishAsync(log);
        await ledger.RecordAsync(
            new Operation { Action = OperationAction.Snooze, By = "Ana", Ids = [id], Until = _time.GetUtcNow().AddHours(1) }, CancellationToken.None);

        _time.Advance(TimeSpan.FromHours(24.5));
        Assert.Single((await ledger.ReadAsync(CancellationToken.None)).Snapshot!.Snoozed);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty((await ledger.ReadAsync(CancellationToken.None)).Snapshot!.Snoozed);
    }

    [Fact]
    public async Task What_another_version_recorded_keeps_nothing_else_from_counting()
    {
        await using var log = Open();
        using var ledger = Ledger(log);
        await log.AppendAsync(StreamName.Operations, "no data");
        await log.Log.AppendAsync(TestLog.Draft(StreamName.Operations, "odd") with
        {
            Data = System.Text.Json.JsonSerializer.SerializeToElement(new { action = "teleport" }),
        });
        await RecordAsync(ledger, "Ana", await PublishAsync(log));

        Assert.Equal(["Ana"], await AcknowledgedByAsync(ledger));
        Assert.Contains("cannot be read", Assert.Single(_ofLedger.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_kept_is_a_problem_for_now_and_nothing_is_lost()
    {
        await using var log = Open();
        var id = await PublishAsync(log);
        var path = Path.Combine(_folder.FullPath, "operations.db");
        Directory.CreateDirectory(path);
        using var ledger = Ledger(log);

        var (receipt, problem) = await ledger.RecordAsync(Acknowledge("Ana", id), CancellationToken.None);
        Directory.Delete(path);
        await RecordAsync(ledger, "Ben", id);

        Assert.Equal((null, 503), (receipt, problem!.Status));
        Assert.Equal(["Ben"], await AcknowledgedByAsync(ledger));
    }

    private static Operation Acknowledge(string by, string id) => new() { Action = OperationAction.Acknowledge, By = by, Ids = [id] };

    private static async Task RecordAsync(OperationsLedger ledger, string by, string id)
    {
        var (receipt, _) = await ledger.RecordAsync(Acknowledge(by, id), CancellationToken.None);
        Assert.Equal(1, receipt!.Changed);
    }

    private static async Task<string> PublishAsync(TestLog log) =>
        log.Log.Bounds.IdAt((await log.AppendAsync("ops", "one")).Position).ToString();

    private static async Task<IEnumerable<string>> AcknowledgedByAsync(OperationsLedger ledger) =>
        (await ledger.ReadAsync(CancellationToken.None)).Snapshot!.Acknowledged.Select(one => one.By);

    /// <summary>After a restart.</summary>
    private async Task<IEnumerable<string>> AcknowledgedByAsync()
    {
        await using var log = Open();
        using var ledger = Ledger(log);
        await ledger.CatchUpAsync(CancellationToken.None);
        return await AcknowledgedByAsync(ledger);
    }

    private TestLog Open() => TestLog.Open(_folder.FullPath);

    private OperationsLedger Ledger(TestLog log, Action<OperationsOptions>? adapt = null)
    {
        var options = new OperationsOptions();
        adapt?.Invoke(options);
        var file = new OperationsFile(Options.Create(new EventLogOptions { Directory = _folder.FullPath }), _ofFile);
        return new OperationsLedger(log.Log, file, Options.Create(options), new OperationsEdges(_time, _ofLedger));
    }
}
