using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live.Rows;

/// <summary>A line of the list as it is drawn: a group's heading, a row, or one of the repeats of an unfolded row.</summary>
/// <param name="Group">The group.</param>
/// <param name="Row">The row; null for the heading.</param>
/// <param name="Repeat">The repeat; null for heading and row.</param>
public readonly record struct LiveLine(RowGroup Group, LiveRow? Row = null, Notification? Repeat = null)
{
    /// <summary>Names the line among all others.</summary>
    public object Key => (Group.Number, Row?.Number, Repeat?.Id);

    /// <summary>The id of the element that draws a row.</summary>
    public string ElementId => $"row-{Group.Number}-{Row?.Number}";
}
