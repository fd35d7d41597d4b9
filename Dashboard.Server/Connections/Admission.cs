namespace Dashboard.Server.Connections;

/// <summary>Whether a connection is taken.</summary>
internal enum Admission
{
    /// <summary>It is.</summary>
    Admitted,

    /// <summary>There are as many as allowed in all.</summary>
    TooMany,

    /// <summary>There are as many as allowed from its address.</summary>
    TooManyOfAddress,
}
