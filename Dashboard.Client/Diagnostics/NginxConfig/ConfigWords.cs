using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.NginxConfig;

/// <summary>What is known about a configuration, in words for people.</summary>
public static class ConfigWords
{
    /// <summary>The heading above directives of a rating.</summary>
    public static string Of(DirectiveRating rating) => rating switch
    {
        DirectiveRating.Harms => "Harms",
        DirectiveRating.Note => "Worth knowing",
        DirectiveRating.Helps => "Helps",
        _ => "Changes nothing here",
    };

    /// <summary>The sign beside it, so that it is not told by colour alone.</summary>
    public static string Mark(DirectiveRating rating) => rating switch
    {
        DirectiveRating.Harms => "✕",
        DirectiveRating.Note => "●",
        DirectiveRating.Helps => "✓",
        _ => "·",
    };

    /// <summary>What a remark is about.</summary>
    public static string Of(ConfigRemarkKind kind) => kind switch
    {
        ConfigRemarkKind.Wrong => "Wrong",
        ConfigRemarkKind.Missing => "Missing",
        ConfigRemarkKind.NotFollowed => "Not followed",
        _ => "Note",
    };

    /// <summary>How the text stands to the measurement.</summary>
    public static string Of(ConfigAgreement agreement) => agreement switch
    {
        ConfigAgreement.Agrees => "The text explains it.",
        ConfigAgreement.Contradicts => "The text says otherwise.",
        _ => "The text is silent.",
    };
}
