using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Operations;

/// <summary>Makes an operation of a request's fields, and notes every one that does not fit.</summary>
internal sealed class OperationRules(OperationFields fields, OperationsOptions options, LogBounds bounds, DateTimeOffset now)
{
    private static readonly Dictionary<string, OperationAction> s_actions = Enum.GetValues<OperationAction>()
        .ToDictionary(action => action.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The operation; null where something is wrong with a field.</summary>
    public Operation? Read()
    {
        if (fields.Text("action") is not { } name || !s_actions.TryGetValue(name, out var action))
        {
            fields.Refuse("action", $"Must be one of {string.Join(", ", s_actions.Keys)}.");
            return null;
        }

        var operation = new Operation
        {
            Action = action,
            By = Line("by", options.MaxName, "Say who does it."),
            Note = Note(),
            Ids = NullIfEmpty(Ids()),
            Keys = NullIfEmpty(Keys()),
            Query = MutedQuery(action),
            Until = Until(action),
            MuteId = MuteId(action),
        };
        CheckTargets(operation);
        return fields.Errors.Count == 0 ? operation : null;
    }

    private static IReadOnlyList<T>? NullIfEmpty<T>(IReadOnlyList<T> list) => list.Count > 0 ? list : null;

    private static bool IsOnTargets(OperationAction action) => action is not (OperationAction.Mute or OperationAction.Unmute);

    private void CheckTargets(Operation operation)
    {
        var count = (operation.Ids?.Count ?? 0) + (operation.Keys?.Count ?? 0);
        if (!IsOnTargets(operation.Action))
        {
            RefuseIfThere("ids", operation.Action);
            RefuseIfThere("keys", operation.Action);
        }
        else if (count == 0 && !fields.Errors.ContainsKey("ids") && !fields.Errors.ContainsKey("keys"))
        {
            fields.Refuse("ids", "Name at least one notification in ids, or one condition in keys.");
        }
        else if (count > options.MaxTargets)
        {
            fields.Refuse("ids", $"There are {count} notifications and conditions; at most {options.MaxTargets} are taken at once (Operations:MaxTargets).");
        }
    }

    private IReadOnlyList<string> Ids()
    {
        var ids = fields.Texts("ids");
        foreach (var id in ids.Where(id => !IsOfThisLog(id)))
        {
            fields.Refuse("ids", $"{Shorten(id)} is not the id of a notification of this log.");
        }

        return ids;
    }

    private KeyRange[] Keys()
    {
        var keys = fields.Objects("keys", "stream", "key", "upTo")
            .Select(one => new KeyRange(one[0] ?? "", one[1] ?? "", one[2] ?? "")).ToArray();
        for (var i = 0; i < keys.Length; i++)
        {
            var (stream, key, upTo) = keys[i];
            if (!StreamName.IsValid(stream) && !StreamName.IsReserved(stream))
            {
                fields.Refuse($"keys[{i}].stream", $"Names of streams are {StreamName.Rule}.");
            }

            if (key.Length == 0 || key.Length > options.MaxKey || !IsLine(key))
            {
                fields.Refuse($"keys[{i}].key", $"Must be one line of 1 to {options.MaxKey} characters.");
            }

            if (!IsOfThisLog(upTo))
            {
                fields.Refuse($"keys[{i}].upTo", "Must be the id of the newest notification that is meant, of this log.");
            }
        }

        return keys;
    }

    private string? Note()
    {
        var note = fields.Text("note");
        if (note?.Length > options.MaxNote)
        {
            fields.Refuse("note", $"Has {note.Length} characters; at most {options.MaxNote} are taken (Operations:MaxNote).");
        }
        else if (note?.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')) == true)
        {
            fields.Refuse("note", "Must not hold control characters other than tabs and line ends.");
        }

        return string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    /// <summary>As it is written out, so that two people who mute the same are noticed.</summary>
    private string? MutedQuery(OperationAction action)
    {
        if (action != OperationAction.Mute)
        {
            RefuseIfThere("query", action);
            return null;
        }

        var text = Line("query", options.MaxQuery, "Say what is muted, for example stream:ci severity<error.");
        if (!Query.TryParse(text, out var query, out var error))
        {
            fields.Refuse("query", error!.Message);
        }
        else if (query.IsEmpty && text.Length > 0)
        {
            fields.Refuse("query", "Matches everything. Say what is muted, for example stream:ci severity<error.");
        }
        else if (query.NeedsState)
        {
            fields.Refuse("query", "A mute cannot ask what people have done: leave out the condition that begins with is:.");
        }

        return query.Text;
    }

    private DateTimeOffset? Until(OperationAction action)
    {
        if (action is not (OperationAction.Snooze or OperationAction.Mute))
        {
            RefuseIfThere("until", action);
            return null;
        }

        var (longest, option) = action == OperationAction.Snooze ? (options.MaxSnooze, "MaxSnooze") : (options.MaxMute, "MaxMute");
        var until = fields.Time("until");
        if (until is { } time && (time <= now || time - now > longest))
        {
            fields.Refuse("until", $"Must be later than now ({Rfc3339Converter.Format(now)}), and within {longest.TotalDays:0.##} days (Operations:{option}).");
        }
        else if (until is null && !fields.Errors.ContainsKey("until"))
        {
            fields.Refuse("until", "Say when it ends, such as 2026-11-22T12:00:00Z.");
        }

        return until;
    }

    private string? MuteId(OperationAction action)
    {
        if (action != OperationAction.Unmute)
        {
            RefuseIfThere("muteId", action);
            return null;
        }

        var id = fields.Text("muteId");
        if (!IsOfThisLog(id))
        {
            fields.Refuse("muteId", "Must be the id of a mute of GET /api/operations.");
        }

        return id;
    }

    private string Line(string field, int max, string whatFor)
    {
        var text = fields.Text(field)?.Trim() ?? "";
        if (text.Length == 0 && !fields.Errors.ContainsKey(field))
        {
            fields.Refuse(field, $"Is missing. {whatFor}");
        }
        else if (text.Length > max)
        {
            fields.Refuse(field, $"Has {text.Length} characters; at most {max} are taken.");
        }
        else if (!IsLine(text))
        {
            fields.Refuse(field, "Must be one line without control characters.");
        }

        return text;
    }

    private void RefuseIfThere(string field, OperationAction action)
    {
        if (fields.Has(field))
        {
            fields.Refuse(field, $"Means nothing for {action.ToString().ToLowerInvariant()}. Leave it out.");
        }
    }

    private bool IsOfThisLog(string? id) =>
        EventId.TryParse(id, out var parsed) && parsed.Epoch == bounds.Epoch && parsed.Position >= 1 && parsed.Position <= bounds.Last;

    private static bool IsLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    private static string Shorten(string id) => id.Length <= EventId.MaxLength ? $"'{id}'" : $"'{id[..EventId.MaxLength]}…'";
}
