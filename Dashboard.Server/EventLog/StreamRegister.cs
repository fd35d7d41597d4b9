namespace Dashboard.Server.EventLog;

/// <summary>Creates, describes and deletes streams: on disk first, then in memory.</summary>
/// <param name="turn">The turn to write.</param>
/// <param name="table">What is on disk.</param>
/// <param name="catalog">What is in memory.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamRegister(WriteTurn turn, StreamTable table, StreamCatalog catalog, TimeProvider time)
{
    /// <summary>One change at a time, so that memory takes them in the order of the disk. Publishers do not come here.</summary>
    private readonly Lock _changing = new();

    /// <summary>Creates a stream, or changes what is set for it.</summary>
    /// <param name="stream">Its name.</param>
    /// <param name="change">Makes the new settings from those that there are.</param>
    public StreamChange Change(string stream, Func<StreamSettings, StreamSettings> change)
    {
        lock (_changing)
        {
            var known = catalog.Find(stream);
            StreamSettings? settings = null;
            var failure = turn.Write(() =>
            {
                settings = change(known?.Settings ?? new StreamSettings(table.ReadOldestTime(stream) ?? time.GetUtcNow()));
                table.Save(stream, settings);
            });
            if (failure is null)
            {
                catalog.Change(stream, settings);
            }

            return new StreamChange(known is null ? StreamOutcome.New : StreamOutcome.Known, failure?.Refusal);
        }
    }

    /// <summary>
    /// Begins to delete a stream: its settings go at once, and every notification that was acknowledged by now goes soon, with
    /// its idempotency key.
    /// What is published from now on makes a new stream of that name.
    /// </summary>
    /// <param name="stream">Its name.</param>
    /// <param name="upTo">Up to which position; 0 where nothing is left to remove.</param>
    public StreamChange Delete(string stream, out long upTo)
    {
        lock (_changing)
        {
            upTo = 0;
            if (catalog.Find(stream) is not { } known)
            {
                return new StreamChange(StreamOutcome.New);
            }

            // The catalog knows everything that was acknowledged, and nothing that it would have to count again.
            var last = known.Last;
            var failure = turn.Write(() =>
            {
                table.Remove(stream);

                // It may hold nothing any more but the keys of what it held.
                last = Math.Max(last, table.ReadEndOfKeys(stream));
                if (last > 0)
                {
                    table.BeginDeletion(stream, last);
                }
            });
            if (failure is null)
            {
                upTo = last;
                catalog.BeginDeletion(stream, last);
            }

            return new StreamChange(StreamOutcome.Known, failure?.Refusal);
        }
    }
}
