namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Takes bytes in order, as they come out of the layer below.</summary>
internal interface IByteSink
{
    void Take(ReadOnlySpan<byte> bytes);
}
