using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>What most people want to mute who look at a notification.</summary>
public static class MuteQuery
{
    /// <summary>The query: its condition, else its source, each in its stream; else the stream.</summary>
    public static string For(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var stream = new FieldTerm(QueryFields.Stream, [notification.Stream], Negated: false).Text;
        return notification switch
        {
            { Key: { Length: > 0 } key } => $"{stream} {new FieldTerm(QueryFields.Key, [key], Negated: false).Text}",
            { Source: { Length: > 0 } source } => $"{stream} {new FieldTerm(QueryFields.Source, [source], Negated: false).Text}",
            _ => stream,
        };
    }
}
