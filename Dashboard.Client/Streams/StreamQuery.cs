using Dashboard.Client.Contracts;

namespace Dashboard.Client.Streams;

/// <summary>Which streams are shown, in which order. It lives in the page's address.</summary>
/// <param name="Text">Shown is what has this in its name or description, in any case; empty for all.</param>
/// <param name="Order">By what they are sorted.</param>
/// <param name="Reversed">Whether the order is turned around.</param>
public sealed record StreamQuery(string Text, StreamOrder Order, bool Reversed)
{
    /// <summary>Reads what <see cref="Sort"/> writes; anything else is by name.</summary>
    public static StreamQuery Parse(string? text, string? sort)
    {
        var reversed = sort is ['-', ..];
        return Enum.TryParse<StreamOrder>(reversed ? sort![1..] : sort, ignoreCase: true, out var order) && Enum.IsDefined(order)
            ? new StreamQuery(text ?? "", order, reversed)
            : new StreamQuery(text ?? "", StreamOrder.Name, false);
    }

    /// <summary>The order as it stands in the address, such as <c>-rate</c>; null for the usual one.</summary>
    public string? Sort => (Order, Reversed) == (StreamOrder.Name, false)
        ? null
        : (Reversed ? "-" : "") + Order.ToString().ToLowerInvariant();

    /// <summary>Sorts by another column; by the same one the other way around.</summary>
    public StreamQuery By(StreamOrder order) => this with { Order = order, Reversed = order == Order && !Reversed };

    /// <summary>The streams that are shown.</summary>
    /// <param name="byName">All of them, by name: what is equal stays in this order.</param>
    public IReadOnlyList<StreamSummary> Apply(IReadOnlyList<StreamSummary> byName)
    {
        var fitting = byName.Where(one => Text.Length == 0 || In(one.Name) || In(one.Description));
        IEnumerable<StreamSummary> sorted = Order switch
        {
            StreamOrder.Rate => fitting.OrderByDescending(one => one.Rate),
            StreamOrder.Subscribers => fitting.OrderByDescending(one => one.Subscribers),
            StreamOrder.Last => fitting.OrderByDescending(one => one.LastPublishedAt ?? DateTimeOffset.MinValue),
            StreamOrder.Notifications => fitting.OrderByDescending(one => one.Notifications),
            StreamOrder.Size => fitting.OrderByDescending(one => one.Bytes),
            StreamOrder.Kept => fitting.OrderByDescending(one => one.Retention?.Count),
            _ => fitting,
        };
        return [.. Reversed ? sorted.Reverse() : sorted];
    }

    private bool In(string? text) => text?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true;
}
