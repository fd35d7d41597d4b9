namespace Dashboard.Bench.Screen.Circuits;

/// <summary>A call from the circuit to the browser's JavaScript.</summary>
/// <param name="Handle">What its answer is sent with; 0 where none is waited for.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Arguments">A JSON array.</param>
/// <param name="Result">What is waited for: 0 a value, 1 an object that stays in the browser, 3 nothing (<c>JSCallResultType</c>).</param>
internal sealed record JsCall(long Handle, string Function, string Arguments, long Result)
{
    /// <param name="arguments">Those of <c>JS.BeginInvokeJS</c>: handle, function, arguments, result, the object that has the function, kind of call.</param>
    public static JsCall Of(object?[] arguments) => arguments is [long handle, string function, var json, long result, ..]
        ? new JsCall(handle, function, json as string ?? "[]", result)
        : throw new BenchException("the circuit called JavaScript in a way that is not known here.");
}
