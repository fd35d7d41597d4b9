using Dashboard.Bench;
using Dashboard.Bench.Profile;

namespace Dashboard.Tests.Bench;

public sealed class MemoryProfileTests
{
    private static readonly ProcessMemory s_none = new(0, 0, 0, 0, 0);

    [Fact]
    public void What_was_there_with_the_first_connections_is_not_counted_for_the_others()
    {
        var profile = Profile(
            ["3000", "500 50000 Server.Subscriber", "1 90000 Server.Cache"],
            ["9000", "1500 150000 Server.Subscriber", "1 90000 Server.Cache", "2000 8000 System.Object"]);

        var text = ProfileReport.Render(profile, types: 2);

        Assert.Contains("| `Subscriber` | 1.00 | 100.0 |\n| `Object` | 2.00 | 8.0 |\n| everything else | 0.00 | 0.0 |", text);
        Assert.Contains("| **all objects** | 3.00 | 108.0 |", text);
    }

    [Fact]
    public void Types_without_a_row_of_their_own_are_summed_up() => Assert.Contains(
        "| everything else | 2.00 | 8.0 |",
        ProfileReport.Render(Profile(["0"], ["0", "1000 100000 A", "1000 4000 B", "1000 4000 C"]), types: 1));

    [Fact]
    public void Resident_memory_is_told_apart_by_what_it_is_for() => Assert.Equal(
        new ProcessMemory(5 * 1_024, 4 * 1_024, 2 * 1_024, 1_024, 1_024),
        ProcessMemory.Parse(
        [
            "00400000-7ffd00000000 ---p 00000000 00:00 0    [rollup]",
            "Rss:                   5 kB", "Pss:                   4 kB", "Pss_Anon:              2 kB", "Pss_File:              1 kB",
            "Pss_Shmem:             1 kB", "THPeligible:           0",
        ]));

    [Theory]
    [InlineData("Dashboard.Server.Fanout.Subscriber", "Subscriber")]
    [InlineData("System.Collections.Generic.Dictionary<System.Int64, A.B>+Entry[]", "Dictionary<Int64, B>+Entry[]")]
    [InlineData("System.Runtime.AsyncTaskMethodBuilder<A.B>+AsyncStateMachineBox<C.D+<RunAsync>d__3>", "async D.RunAsync")]
    [InlineData("System.Runtime.AsyncTaskMethodBuilder<A.B>+AsyncStateMachineBox<C.D+<<Run>g__Wait|10_0>d>", "async D.Run")]
    public void Names_of_types_are_short(string name, string text) => Assert.Equal(text, TypeText.Of(name));

    [Theory]
    [InlineData("--connections needs a number from 501 to 25000, not '500'.", "--connections", "500")]
    [InlineData("--server: 'node' is none of dashboard, dashboard-pump.", "--server", "node")]
    [InlineData("unknown option '--fast'.", "--fast", "1")]
    [InlineData("--types needs a value.", "--types")]
    public void What_cannot_be_followed_is_named(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => ProfileOptions.Read(arguments)).Message);

    private static MemoryProfile Profile(string[] warm, string[] full)
    {
        var (before, after) = (new MemoryMoment(s_none, HeapSnapshot.Parse(warm)), new MemoryMoment(s_none, HeapSnapshot.Parse(full)));
        return new MemoryProfile("dashboard", ProfileOptions.Base + 1_000, before, before, after, after);
    }
}
