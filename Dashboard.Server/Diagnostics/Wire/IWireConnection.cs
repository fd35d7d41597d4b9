namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Makes one connection and sees to it that its answer is recorded.</summary>
internal interface IWireConnection
{
    /// <summary>Connects and sends; returns when the answer is recorded, or when others record it from now on.</summary>
    /// <exception cref="WireException">It came to an end before.</exception>
    /// <exception cref="OperationCanceledException">The observer left.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
