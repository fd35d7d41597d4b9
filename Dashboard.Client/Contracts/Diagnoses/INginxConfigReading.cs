namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>Reads configurations of nginx. It explains what they do to a path; it never overrules a measurement.</summary>
public interface INginxConfigReading
{
    /// <summary>How large a text may be, in bytes of UTF-8.</summary>
    int MaxTextBytes { get; }

    /// <summary>Reads a text. Whatever the text is, there is an answer: what is wrong with it stands in the remarks.</summary>
    /// <exception cref="ArgumentException">The question itself cannot be answered; the message says which part, and what it must be.</exception>
    /// <exception cref="KeyNotFoundException">There is no such diagnosis.</exception>
    ConfigReading Read(ConfigQuestion question);
}
