namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A line of a configuration.</summary>
/// <param name="File">The file, as <c>nginx -T</c> names it; <c>nginx.conf</c> where the text is one unnamed file.</param>
/// <param name="Line">The line in that file, from 1.</param>
public sealed record ConfigPlace(string File, int Line)
{
    /// <summary>As people and compilers write it: <c>nginx.conf:41</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}
