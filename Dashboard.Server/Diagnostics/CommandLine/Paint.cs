namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>How a word stands out: parameters of "select graphic rendition" (ECMA-48, section 8.3.117).</summary>
internal enum Paint
{
    /// <summary>A heading.</summary>
    Bold = 1,

    /// <summary>Something is broken.</summary>
    Red = 31,

    /// <summary>All is well.</summary>
    Green = 32,

    /// <summary>Worth a look.</summary>
    Yellow = 33,
}
