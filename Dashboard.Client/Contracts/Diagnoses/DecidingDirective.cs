namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A directive that decides over a path, with the value that counts there.</summary>
/// <param name="Name">Its name: <c>proxy_buffering</c>.</param>
/// <param name="Value">The value that counts; what grants access is replaced.</param>
/// <param name="Place">Where it is set; null where it is nginx's default.</param>
/// <param name="Rating">What it does to the path.</param>
/// <param name="Effect">The same in one or two sentences.</param>
/// <param name="Explains">The codes of the findings (<see cref="Finding.Code"/>) that this value brings about; mostly none.</param>
public sealed record DecidingDirective(
    string Name, string Value, ConfigPlace? Place, DirectiveRating Rating, string Effect, IReadOnlyList<string> Explains);
