namespace Dashboard.Client.Layout;

/// <summary>Whether anybody can see the page: its tab is in front, and its window is not minimised.</summary>
public sealed class Attention
{
    /// <summary>Raised after <see cref="Visible"/> has changed, on the circuit's own thread.</summary>
    public event Action? Changed;

    /// <summary>Whether the page can be seen (HTML, <c>document.visibilityState</c>); true until the browser says otherwise.</summary>
    public bool Visible { get; private set; } = true;

    /// <summary>What the browser says.</summary>
    public void Is(bool visible)
    {
        if (visible != Visible)
        {
            Visible = visible;
            Changed?.Invoke();
        }
    }
}
