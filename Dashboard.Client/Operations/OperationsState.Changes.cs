using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Operations;

/// <content>What an operation makes of the state; only a state that nobody looks at yet is changed.</content>
public sealed partial class OperationsState
{
    private void Apply(Notification record, Operation operation)
    {
        foreach (var id in operation.Ids ?? [])
        {
            Apply(record, operation, id, null);
        }

        foreach (var range in operation.Keys ?? [])
        {
            Apply(record, operation, range.UpTo, new StreamKey(range.Stream, range.Key));
        }

        if (operation is { Action: OperationAction.Mute, Query: { } query, Until: { } until })
        {
            Put(new Mute(record.Id, query, until, operation.By, record.PublishedAt, operation.Note));
        }
        else if (operation.Action == OperationAction.Unmute)
        {
            _mutes.RemoveAll(one => one.Mute.Id == operation.MuteId);
        }

        _mutes.RemoveAll(one => one.Mute.Until <= record.PublishedAt);
    }

    private void Apply(Notification record, Operation operation, string id, StreamKey? key)
    {
        switch (operation.Action)
        {
            case OperationAction.Acknowledge:
                Put(new Acknowledgement(id, key, operation.By, record.PublishedAt, operation.Note));
                break;
            case OperationAction.Unacknowledge when key is { } condition:
                _acknowledgedKeys.Remove(condition);
                break;
            case OperationAction.Unacknowledge:
                _acknowledged.Remove(id);
                break;
            case OperationAction.Snooze when operation.Until is { } until:
                Put(new Snooze(key is null ? id : null, key, until, operation.By, record.PublishedAt, operation.Note));
                break;
            case OperationAction.Unsnooze when key is { } condition:
                _snoozedKeys.Remove(condition);
                break;
            case OperationAction.Unsnooze:
                _snoozed.Remove(id);
                break;
            default:
                break;
        }
    }

    private void Put(Acknowledgement one)
    {
        if (one.Key is not { } key)
        {
            _acknowledged[one.Id] = one;
            return;
        }

        _acknowledgedKeys[key] =
        [
            .. _acknowledgedKeys.GetValueOrDefault(key, []).Where(other => other.Id != one.Id).Append(one).OrderBy(range => PositionOf(range.Id)),
        ];
    }

    private void Put(Snooze one)
    {
        if (one.Key is { } key)
        {
            _snoozedKeys[key] = one;
        }
        else if (one.Id is { } id)
        {
            _snoozed[id] = one;
        }
    }

    /// <summary>A query that this version does not understand hides nothing.</summary>
    private void Put(Mute one)
    {
        if (Query.TryParse(one.Query, out var query, out _) && !query.IsEmpty)
        {
            _mutes.Add((one, query));
        }
    }

    /// <summary>The server forgets the oldest of what is too many; so does whoever follows it, a tenth at a time.</summary>
    private void Forget()
    {
        Forget(_acknowledged, one => one.At);
        Forget(_acknowledgedKeys, ranges => ranges[^1].At);
        Forget(_snoozed, one => one.At);
        Forget(_snoozedKeys, one => one.At);
    }

    private void Forget<TKey, TValue>(Dictionary<TKey, TValue> all, Func<TValue, DateTimeOffset> at)
        where TKey : notnull
    {
        if (all.Count > _kept * 1.1)
        {
            foreach (var old in all.OrderBy(pair => at(pair.Value)).Take(all.Count - _kept).ToArray())
            {
                all.Remove(old.Key);
            }
        }
    }
}
