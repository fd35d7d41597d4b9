using System.Text;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>
/// Cuts a file into words as nginx does: a word ends at a space, <c>;</c> or <c>{</c>, unless it is quoted; <c>${name}</c>
/// belongs to its word; <c>#</c> begins a comment only where a word could begin. What nginx would refuse is reported, and
/// read as it was probably meant.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="report">Told what is wrong, and in which line.</param>
internal sealed class ConfigTokenizer(string text, Action<int, string> report)
{
    private int _at;
    private int _line = 1;

    public ConfigStatement Next()
    {
        var words = new List<ConfigWord>();
        while (SkipBlank())
        {
            switch (text[_at])
            {
                case ';':
                    _at++;
                    if (words.Count > 0)
                    {
                        return new ConfigStatement(words, StatementEnd.Semicolon, _line);
                    }

                    report(_line, "A `;` without a directive before it.");
                    break;
                case '{':
                    _at++;
                    return new ConfigStatement(words, StatementEnd.BlockOpens, _line);
                case '}' when words.Count > 0:
                    report(words[^1].Line, $"`{words[0].Text}` has no `;` at its end.");
                    return new ConfigStatement(words, StatementEnd.Semicolon, _line);
                case '}':
                    _at++;
                    return new ConfigStatement(words, StatementEnd.BlockCloses, _line);
                default:
                    words.Add(text[_at] is '"' or '\'' ? Quoted() : Bare());
                    break;
            }
        }

        return new ConfigStatement(words, StatementEnd.Text, _line);
    }

    /// <summary>Passes over the rest of a block whose content is not nginx's own language.</summary>
    public void SkipBlock()
    {
        for (var depth = 1; _at < text.Length && depth > 0; _at++)
        {
            depth += text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
            _line += text[_at] == '\n' ? 1 : 0;
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\uFEFF';

    private static string Unescaped(ReadOnlySpan<char> raw)
    {
        var plain = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var escaped = raw[i] == '\\' && i + 1 < raw.Length
                ? raw[i + 1] switch { '"' => '"', '\'' => '\'', '\\' => '\\', 't' => '\t', 'r' => '\r', 'n' => '\n', _ => '\0' }
                : '\0';
            plain.Append(escaped == '\0' ? raw[i] : escaped);
            i += escaped == '\0' ? 0 : 1;
        }

        return plain.ToString();
    }

    private bool SkipBlank()
    {
        for (var comment = false; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == '\n')
            {
                _line++;
                comment = false;
            }
            else if (c == '#')
            {
                comment = true;
            }
            else if (!comment && !IsBlank(c))
            {
                return true;
            }
        }

        return false;
    }

    private ConfigWord Bare()
    {
        var (start, line) = (_at, _line);
        for (var afterDollar = false; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == '{' && afterDollar)
            {
                continue;
            }

            afterDollar = c == '$';
            if (c == '\\')
            {
                StepOverEscaped();
            }
            else if (IsBlank(c) || c is ';' or '{')
            {
                break;
            }
        }

        return new ConfigWord(Unescaped(text.AsSpan(start, Math.Min(_at, text.Length) - start)), line, Quoted: false);
    }

    private ConfigWord Quoted()
    {
        var (quote, start, line) = (text[_at], _at + 1, _line);
        for (_at++; _at < text.Length && text[_at] != quote; _at++)
        {
            _line += text[_at] == '\n' ? 1 : 0;
            if (text[_at] == '\\')
            {
                StepOverEscaped();
            }
        }

        var end = Math.Min(_at, text.Length);
        if (_at >= text.Length)
        {
            report(line, $"The quote {quote} that begins here has no end.");
        }
        else if (++_at < text.Length && !IsBlank(text[_at]) && text[_at] is not (';' or '{' or ')'))
        {
            report(_line, "Text follows a closing quote without a space between them.");
        }

        return new ConfigWord(Unescaped(text.AsSpan(start, end - start)), line, Quoted: true);
    }

    private void StepOverEscaped()
    {
        _at++;
        _line += _at < text.Length && text[_at] == '\n' ? 1 : 0;
    }
}
