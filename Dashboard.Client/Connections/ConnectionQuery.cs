using Dashboard.Client.Contracts;

namespace Dashboard.Client.Connections;

/// <summary>Which connections are shown, in which order. It lives in the page's address.</summary>
/// <param name="Text">Shown is what has this in it, in any case; empty for all.</param>
/// <param name="Order">By what they are sorted.</param>
/// <param name="Reversed">Whether the order is turned around.</param>
public sealed record ConnectionQuery(string Text, ConnectionOrder Order, bool Reversed)
{
    /// <summary>Reads what <see cref="Sort"/> writes; anything else is the newest first.</summary>
    public static ConnectionQuery Parse(string? text, string? sort)
    {
        var reversed = sort is ['-', ..];
        return Enum.TryParse<ConnectionOrder>(reversed ? sort![1..] : sort, ignoreCase: true, out var order) && Enum.IsDefined(order)
            ? new ConnectionQuery(text ?? "", order, reversed)
            : new ConnectionQuery(text ?? "", ConnectionOrder.Since, false);
    }

    /// <summary>The order as it stands in the address, such as <c>-bytes</c>; null for the usual one.</summary>
    public string? Sort => (Order, Reversed) == (ConnectionOrder.Since, false)
        ? null
        : (Reversed ? "-" : "") + Order.ToString().ToLowerInvariant();

    /// <summary>Sorts by another column; by the same one the other way around.</summary>
    public ConnectionQuery By(ConnectionOrder order) => this with { Order = order, Reversed = order == Order && !Reversed };

    /// <summary>The connections that are shown.</summary>
    /// <param name="newestFirst">All of them, newest first: what is equal stays in this order.</param>
    public IReadOnlyList<ConnectionSummary> Apply(IReadOnlyList<ConnectionSummary> newestFirst)
    {
        var fitting = Text.Length == 0 ? newestFirst : newestFirst.Where(Fits);
        IEnumerable<ConnectionSummary> sorted = Order switch
        {
            ConnectionOrder.Streams => fitting.OrderBy(one => string.Join(' ', one.Streams), StringComparer.Ordinal),
            ConnectionOrder.Path => fitting.OrderBy(one => one.Proxy ?? "", StringComparer.OrdinalIgnoreCase),
            ConnectionOrder.Client => fitting.OrderBy(one => one.Address, StringComparer.Ordinal),
            ConnectionOrder.Events => fitting.OrderByDescending(one => one.Events),
            ConnectionOrder.Bytes => fitting.OrderByDescending(one => one.Bytes),
            ConnectionOrder.Behind => fitting.OrderByDescending(one => one.Lag),
            ConnectionOrder.Http => fitting.OrderBy(one => one.Http, StringComparer.Ordinal),
            ConnectionOrder.Agent => fitting.OrderBy(one => AgentName.Of(one.UserAgent), StringComparer.OrdinalIgnoreCase),
            _ => fitting,
        };
        return (Order, Reversed, Text.Length) == (ConnectionOrder.Since, false, 0)
            ? newestFirst
            : [.. Reversed ? sorted.Reverse() : sorted];
    }

    private bool Fits(ConnectionSummary one) =>
        In(one.Asked) || In(one.Address) || In(one.Remote) || In(one.UserAgent) || In(one.Host) || In(one.Http)
        || In(one.Proxy is null ? "direct" : $"via {one.Proxy}") || one.Streams.Any(In);

    private bool In(string? text) => text?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true;
}
