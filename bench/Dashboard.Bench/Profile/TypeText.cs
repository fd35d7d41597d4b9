using System.Text.RegularExpressions;

namespace Dashboard.Bench.Profile;

/// <summary>Names of types, as short as they can be and still say what they are.</summary>
internal static partial class TypeText
{
    /// <param name="name">
    /// Such as <c>System.Runtime.CompilerServices.AsyncTaskMethodBuilder&lt;A.B&gt;+AsyncStateMachineBox&lt;C.D+&lt;RunAsync&gt;d__3&gt;</c>,
    /// which is an async method that waits.
    /// </param>
    public static string Of(string name)
    {
        var bare = Namespaces().Replace(name, "");
        var method = AsyncMethods().Match(bare);
        return method.Success ? $"async {method.Groups["type"].Value}.{method.Groups["method"].Value}" : bare;
    }

    [GeneratedRegex(@"\b(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"AsyncStateMachineBox<(?<type>[\w+<>,]+?)\+<+(?<method>\w+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex AsyncMethods();
}
