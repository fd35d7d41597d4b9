namespace Dashboard.Client.Feeds;

/// <summary>Waiting for what a feed begins with.</summary>
public static class FeedArrival
{
    /// <summary>Ends when the feed has all that its stream had before, or after a time: whoever waits shows what there is by then.</summary>
    public static async Task CaughtUpAsync(this Feed feed, TimeSpan atMost, TimeProvider time)
    {
        var caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (feed.Snapshot.CaughtUp)
            {
                caughtUp.TrySetResult();
            }
        }

        feed.Changed += Look;
        try
        {
            Look();
            await caughtUp.Task.WaitAsync(atMost, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            feed.Changed -= Look;
        }
    }
}
