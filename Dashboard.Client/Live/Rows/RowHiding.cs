namespace Dashboard.Client.Live.Rows;

/// <summary>Why a row that fits the query is out of the way.</summary>
internal enum RowHiding
{
    None,
    Snoozed,
    Muted,
}
