using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Diagnostics.History;

public sealed class DiagnosisHistoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CollectedLog<DiagnosisHistory> _log = new();

    private string DatabasePath => Path.Combine(_folder.FullPath, "diagnostics", "history.db");

    [Fact]
    public void A_diagnosis_survives_a_restart_as_it_was()
    {
        var kept = SampleDiagnosis.Of("run1", null, SampleDiagnosis.Buffering);
        using (var before = Open())
        {
            Assert.True(before.Add(kept));
        }

        using var history = Open();

        Assert.Equal(Json(kept), Json(history.Find("run1")!));
        Assert.Null(history.Find("run2"));
        Assert.Equal("700", FileRights.Of(Path.GetDirectoryName(DatabasePath)!));
    }

    [Fact]
    public void Verdicts_are_listed_newest_first_by_order_of_arrival()
    {
        using var history = Open();
        history.Add(SampleDiagnosis.Of("run1", null, SampleDiagnosis.Buffering, SampleDiagnosis.Buffering with { Code = "compressed", Severity = FindingSeverity.Advice }));
        history.Add(SampleDiagnosis.Of("run2") with { StartedAt = SampleDiagnosis.Noon.AddDays(-1) });
        history.Add(SampleDiagnosis.Of("run3", SampleDiagnosis.Target with { Id = "another" }));
        history.Add(SampleDiagnosis.Of("run4") with { Verdict = null, TookMs = null });

        var list = history.List(SampleDiagnosis.Target.Id);

        Assert.Equal(["run4", "run2", "run1"], list.Select(one => one.DiagnosisId));
        Assert.Equal((VerdictState.Faulty, SampleDiagnosis.Buffering.Title, SampleDiagnosis.Noon.AddMilliseconds(15_250)), (list[2].State, list[2].Sentence, list[2].At));
        Assert.Equal(["block-buffering"], list[2].Codes);
        Assert.Equal((VerdictState.Inconclusive, "It ended before there was a verdict."), (list[0].State, list[0].Sentence));
    }

    [Fact]
    public void Only_the_newest_of_each_target_are_kept()
    {
        using var history = Open(new HistoryOptions { MaxRuns = 2 });
        history.Add(SampleDiagnosis.Of("other", SampleDiagnosis.Target with { Id = "another" }));
        foreach (var id in (string[])["run1", "run2", "run3", "run2"])
        {
            history.Add(SampleDiagnosis.Of(id));
        }

        Assert.Equal(["run2", "run3"], history.List(SampleDiagnosis.Target.Id).Select(one => one.DiagnosisId));
        Assert.Null(history.Find("run1"));
        Assert.NotNull(history.Find("other"));
    }

    [Fact]
    public void The_oldest_go_where_all_together_take_too_much_and_the_file_shrinks()
    {
        using var history = Open(new HistoryOptions { MaxBytes = 300_000, MaxRunBytes = 200_000 });
        foreach (var index in Enumerable.Range(1, 10))
        {
            // Text by chance hardly shrinks: each takes about 100 KB, compressed.
            history.Add(SampleDiagnosis.Of($"run{index}", SampleDiagnosis.Target with { Id = $"target{index}", Name = RandomNumberGenerator.GetHexString(180_000) }));
        }

        var kept = Enumerable.Range(1, 10).Where(index => history.Find($"run{index}") is not null).ToArray();
        Assert.InRange(kept.Length, 1, 3);
        Assert.Equal(Enumerable.Range(11 - kept.Length, kept.Length), kept);
        Assert.InRange(new FileInfo(DatabasePath).Length, 100_000, 400_000);
    }

    [Fact]
    public void One_that_is_too_large_is_kept_without_its_single_events()
    {
        using var history = Open(new HistoryOptions { MaxRunBytes = 100_000 });
        var lane = SampleDiagnosis.Lane(PathName.Direct, 1) with { Events = [.. Enumerable.Range(1, 5_000).Select(n => new LaneEvent(n, n, n, 100))] };

        history.Add(SampleDiagnosis.Of("run1") with { Lanes = [lane] });

        Assert.Empty(Assert.Single(history.Find("run1")!.Lanes).Events);
        Assert.Equal("The diagnosis run1 has more than 100000 bytes (Diagnostics:History:MaxRunBytes); it is kept without its single events.", Assert.Single(_log.All));
    }

    [Theory]
    [InlineData("UPDATE runs SET document = X'00112233' WHERE id = 'run1'")]
    [InlineData("UPDATE runs SET document = substr(document, 1, 200) WHERE id = 'run1'")]
    [InlineData("UPDATE runs SET document = (SELECT document FROM runs WHERE id = 'other') WHERE id = 'run1'")]
    public void A_damaged_diagnosis_is_none_and_the_others_are_still_there(string damage)
    {
        using var history = Open();
        history.Add(SampleDiagnosis.Of("run1"));
        history.Add(SampleDiagnosis.Of("run2"));
        history.Add(SampleDiagnosis.Of("other") with { Lanes = null! });
        Run(damage);

        Assert.Null(history.Find("run1"));
        Assert.NotNull(history.Find("run2"));
        Assert.Contains("The diagnosis run1 of the past cannot be read: it is damaged, or another version wrote it.", _log.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"diagnosisId":"run1","targetId":"t","at":"2026-11-22T12:00:00Z","state":"of-tomorrow","sentence":"s","codes":[]}""")]
    public void A_verdict_that_cannot_be_read_is_left_out_of_the_list(string summary)
    {
        using var history = Open();
        history.Add(SampleDiagnosis.Of("run1"));
        history.Add(SampleDiagnosis.Of("run2"));
        Run($"UPDATE runs SET summary = '{summary}' WHERE id = 'run1'");

        Assert.Equal(["run2"], history.List(SampleDiagnosis.Target.Id).Select(one => one.DiagnosisId));
    }

    [Fact]
    public void A_file_that_is_damaged_is_set_aside_and_a_new_one_begun()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        File.WriteAllText(DatabasePath, new string('x', 10_000));
        using var history = Open();

        Assert.Empty(history.List("any"));
        Assert.True(history.Add(SampleDiagnosis.Of("run1")));
        Assert.NotNull(history.Find("run1"));
        Assert.Equal(new string('x', 10_000), File.ReadAllText(DatabasePath + ".unreadable"));
    }

    [Fact]
    public void A_history_that_cannot_be_written_says_so_and_works_again_when_it_can()
    {
        Directory.CreateDirectory(DatabasePath);
        using var history = Open();

        Assert.False(history.Add(SampleDiagnosis.Of("run1")));
        Assert.Null(history.Find("run1"));
        Assert.Empty(history.List(SampleDiagnosis.Target.Id));
        Assert.All(_log.All, line => Assert.Contains("history.db failed, so nothing was ", line, StringComparison.Ordinal));

        Directory.Delete(DatabasePath);
        Assert.True(history.Add(SampleDiagnosis.Of("run1")));
    }

    public void Dispose() => _folder.Dispose();

    private DiagnosisHistory Open(HistoryOptions? options = null) => new(
        new HistoryFile(Options.Create(new EventLogOptions { Directory = _folder.FullPath }), new CollectedLog<HistoryFile>()),
        Options.Create(options ?? new HistoryOptions()),
        _log);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        connection.Run(sql);
    }

    private static string Json(Diagnosis diagnosis) => JsonSerializer.Serialize(diagnosis, ContractsJson.Wire.Diagnosis);
}
