namespace Dashboard.Client.Queries;

/// <summary>Why a query cannot be understood.</summary>
/// <param name="Start">Where the part begins that is wrong, in characters from 0.</param>
/// <param name="Length">How long that part is; 0 where something is missing.</param>
/// <param name="Message">A sentence that says what is wrong and what to write instead.</param>
public sealed record QueryError(int Start, int Length, string Message);
