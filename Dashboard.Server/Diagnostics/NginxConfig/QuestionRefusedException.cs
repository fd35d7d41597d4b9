namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>A part of a question is not what it must be; the message says what that is.</summary>
/// <param name="part">The part.</param>
/// <param name="message">What it must be.</param>
internal sealed class QuestionRefusedException(string part, string message) : ArgumentException(message)
{
    public string Field { get; } = part;
}
