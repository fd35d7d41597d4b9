using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Operations;

/// <summary>The times for which notifications can be put out of the way.</summary>
public sealed partial class SnoozeMenu
{
    [Inject]
    public required OperationActions Actions { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>What is snoozed: one, many, or a whole group.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Notification> Notifications { get; set; }

    /// <summary>Under which name; blank asks for one.</summary>
    [Parameter, EditorRequired]
    public required string? PersonName { get; set; }

    /// <summary>Whether it is snoozed now.</summary>
    [Parameter]
    public bool IsSnoozed { get; set; }

    [CascadingParameter]
    private TimeZoneInfo? Zone { get; set; }

    /// <summary>The menu closes when the handler is done, so what asks something must not be waited for.</summary>
    private void Begin(Func<Task<bool>> action) => _ = InvokeAsync(async () =>
    {
        try
        {
            await action();
        }
        catch (Exception failure)
        {
            // It ends the circuit, as in a handler that is waited for.
            await DispatchExceptionAsync(failure);
        }
    });
}
