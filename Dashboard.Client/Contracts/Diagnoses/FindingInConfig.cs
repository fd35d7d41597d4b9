namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A finding of a diagnosis, set against a configuration.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Title">The finding in a sentence, as it was measured.</param>
/// <param name="Agreement">How the text stands to it.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Directives">The directives that explain it, or speak against it.</param>
public sealed record FindingInConfig(
    string Code, string Title, ConfigAgreement Agreement, string Sentence, IReadOnlyList<DecidingDirective> Directives);
