using System.Globalization;
using System.Text.Json;

namespace Dashboard.Bench.Screen.Circuits;

/// <summary>What the browser of somebody who comes for the first time, with a common window, answers the Live page.</summary>
internal sealed class BrowserAnswers
{
    /// <summary>The height of the list in a window of 1440 × 900, in pixels, which decides how many rows are rendered.</summary>
    private const int ListHeight = 900;

    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["Blazor._internal.PageTitle.getAndRemoveExistingTitle"] = "null",
        ["Blazor._internal.navigationManager.enableNavigationInterception"] = "null",
        ["dashboardScheme.isDark"] = "false",
        ["mudpopoverHelper.countProviders"] = "0",
        ["open"] = """{"text":null,"trouble":null}""",
        ["timeZone"] = "\"UTC\"",
        ["window.hasOwnProperty"] = "true",
    };

    private int _objects;

    /// <summary>The answer to a call, as JSON.</summary>
    /// <exception cref="BenchException">The page asks for something that it did not ask for when this was written.</exception>
    public string Answer(JsCall call) => call.Result switch
    {
        1 => $$"""{"__jsObjectId":{{++_objects}}}""",
        3 => "null",
        _ => s_values.GetValueOrDefault(call.Function)
            ?? throw new BenchException($"the page asks the browser for '{call.Function}', for which the circuits of the bench have no answer yet."),
    };

    /// <summary>What the browser calls in turn, as arguments of <c>BeginInvokeDotNetFromJS</c>: it tells the list how high it is. Null where there is nothing.</summary>
    public static object?[]? CallBack(JsCall call)
    {
        if (call.Function != "Blazor._internal.Virtualize.init")
        {
            return null;
        }

        using var arguments = JsonDocument.Parse(call.Arguments);
        var list = arguments.RootElement[0].GetProperty("__dotNetObject").GetInt64();
        return [call.Handle.ToString(CultureInfo.InvariantCulture), null, "OnSpacerBeforeVisible", list, $"[0,0,{ListHeight}]"];
    }
}
