namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>How a location is compared with a path.</summary>
internal enum LocationKind
{
    Prefix,

    /// <summary><c>^~</c>: a prefix after which no regular expression is tried.</summary>
    PrefixAlone,

    /// <summary><c>=</c></summary>
    Exact,

    /// <summary><c>~</c></summary>
    Regex,

    /// <summary><c>~*</c></summary>
    RegexAnyCase,

    /// <summary><c>@</c>: reached from other places only.</summary>
    Named,
}
