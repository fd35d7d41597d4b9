using System.Diagnostics;

namespace Dashboard.Tests.Support;

/// <summary>Waits for a state, not for a time; the limit only ends a test that would fail anyway.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(20);

    public static Task True(Func<bool> state, string because) => True(() => Task.FromResult(state()), because);

    public static async Task True(Func<Task<bool>> state, string because)
    {
        var started = Stopwatch.GetTimestamp();
        using var pace = new PeriodicTimer(s_between);
        while (!await state())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"Not within {Limit.TotalSeconds} s: {because}");
            await pace.WaitForNextTickAsync();
        }
    }
}
