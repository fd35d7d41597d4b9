namespace Dashboard.Client.Tables;

/// <summary>A column by which a table can be sorted.</summary>
/// <param name="Order">The order that it stands for.</param>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">Whether it holds figures, which stand at the right.</param>
/// <param name="Ascends">Whether the smallest comes first, until the order is turned around.</param>
/// <param name="Explained">What it says, on hover.</param>
/// <param name="Width">Its width as CSS has it, such as <c>84px</c>; null for a share of what is left.</param>
public sealed record TableColumn<TOrder>(TOrder Order, string Name, bool IsNumber, bool Ascends, string Explained, string? Width = null)
    where TOrder : struct, Enum;
