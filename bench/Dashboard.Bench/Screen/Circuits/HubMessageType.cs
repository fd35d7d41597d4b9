namespace Dashboard.Bench.Screen.Circuits;

/// <summary>The first value of a hub's message (SignalR's HubProtocol.md); those that a Blazor circuit has.</summary>
internal static class HubMessageType
{
    public const long Invocation = 1;
    public const long Completion = 3;
    public const long Ping = 6;
    public const long Close = 7;
}
