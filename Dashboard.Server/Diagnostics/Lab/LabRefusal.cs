namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>Why a fault was not started.</summary>
internal enum LabRefusal
{
    /// <summary>It runs.</summary>
    None,

    /// <summary>There is no fault of this name.</summary>
    Unknown,

    /// <summary>Nothing can be started here.</summary>
    Unavailable,

    /// <summary>As many as allowed run already.</summary>
    Full,

    /// <summary>nginx did not start.</summary>
    Failed,
}
