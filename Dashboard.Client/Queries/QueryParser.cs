using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>
/// Reads one query. A quotation mark that is never closed reaches to the end, because that is how a phrase looks while it
/// is typed. What merely looks like a field, such as <c>http://…</c> or <c>10:30</c>, is text.
/// </summary>
internal sealed class QueryParser(string text)
{
    private readonly List<QueryTerm> _terms = [];
    private int _at;
    private QueryError? _error;

    public IReadOnlyList<QueryTerm> Terms => _terms;

    public QueryError? Parse()
    {
        while (_error is null && SkipSpace())
        {
            ReadTerm();
        }

        return _error;
    }

    internal static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private bool SkipSpace()
    {
        while (_at < text.Length && IsSpace(text[_at]))
        {
            _at++;
        }

        return _at < text.Length;
    }

    private void ReadTerm()
    {
        var start = _at;
        var signs = Signs();
        var isSignsOnly = start + signs == text.Length || IsSpace(text[start + signs]);
        if (signs > 1 && !isSignsOnly)
        {
            _ = ReadWord(stopAtComma: false);
            Fail(start, "One '-' negates what stands after it. To look for text that begins with '-', put it in quotation marks.");
            return;
        }

        if (signs == 1 && isSignsOnly && IsConditionAfter(start + 1))
        {
            _at++;
            Fail(start, "'-' stands right before what it negates, without a space. To look for the sign itself, put it in quotation marks.");
            return;
        }

        var negated = signs == 1 && !isSignsOnly;
        _at += negated ? 1 : 0;
        if (ReadFieldName() is { } name)
        {
            ReadCondition(start, name, negated);
            return;
        }

        var typed = text[_at] == '"' ? ReadQuoted().Trim() : ReadWord(stopAtComma: false);
        Add(start, new TextTerm(FoldedText.Fold(typed).Trim(), typed, negated));
    }

    /// <summary>How many signs that negate stand here, one after the other.</summary>
    private int Signs()
    {
        var signs = text.AsSpan(_at).IndexOfAnyExcept('-');
        return signs < 0 ? text.Length - _at : signs;
    }

    /// <summary>Whether the next that comes is a condition on a field; what comes is not read.</summary>
    private bool IsConditionAfter(int at)
    {
        var before = _at;
        _at = at;
        var isCondition = SkipSpace() && ReadFieldName() is { } name && QueryFields.IsKnown(name);
        _at = before;
        return isCondition;
    }

    /// <summary>Letters with a comparison after them.</summary>
    private string? ReadFieldName()
    {
        var end = _at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var isField = end > _at && end < text.Length && text[end] is ':' or '=' or '<' or '>'
            && text.AsSpan(end) is not [':', '/', '/', ..];
        if (!isField)
        {
            return null;
        }

        var name = text[_at..end].ToLowerInvariant();
        _at = end;
        return name;
    }

    private void ReadCondition(int start, string name, bool negated)
    {
        var comparison = ReadComparison();
        var values = ReadValues();
        if (!QueryFields.IsKnown(name))
        {
            Fail(start, $"'{name}' is not a field. Fields are {string.Join(", ", QueryFields.All.Select(field => field.Name))}. To look for the text, put it in quotation marks.");
        }
        else if (values.Exists(value => value.Length == 0))
        {
            Fail(start, $"A value is missing after '{name}{comparison}'.");
        }
        else if (comparison != ":" && name != QueryFields.Severity)
        {
            Fail(start, $"'{name}' is followed by ':', not by '{comparison}'.");
        }
        else
        {
            AddCondition(start, name, comparison, values, negated);
        }
    }

    private void AddCondition(int start, string name, string comparison, List<string> values, bool negated)
    {
        switch (name)
        {
            case QueryFields.Severity:
                AddSeverity(start, comparison, values, negated);
                break;
            case QueryFields.Since or QueryFields.Until when values is [var one] && QueryTime.TryParse(one, out var time):
                _terms.Add(new TimeTerm(name, time, negated));
                break;
            case QueryFields.Since or QueryFields.Until:
                Fail(start, $"'{name}:' needs one time: 90s, 15m, 2h, 7d or 4w ago, or a date such as 2026-11-22 or 2026-11-22T10:00 (UTC).");
                break;
            case QueryFields.Is when values.Find(value => !QueryFields.States.Contains(value, StringComparer.OrdinalIgnoreCase)) is { } bad:
                Fail(start, $"'{bad}' is not a state. States are {string.Join(", ", QueryFields.States)}.");
                break;
            case QueryFields.Is:
                _terms.Add(new StateTerm([.. values.Select(value => value.ToLowerInvariant())], negated));
                break;
            case QueryFields.Status when values.Find(value => !QueryFields.Statuses.Contains(value, StringComparer.OrdinalIgnoreCase)) is { } bad:
                Fail(start, $"'{bad}' is not a status. A status is firing or resolved.");
                break;
            default:
                _terms.Add(new FieldTerm(name, values, negated));
                break;
        }
    }

    private void AddSeverity(int start, string comparison, List<string> values, bool negated)
    {
        var severities = new List<Severity>();
        foreach (var value in values)
        {
            if (!SeverityNames.TryParse(value, out var severity))
            {
                Fail(start, $"'{value}' is not a severity. Severities are {string.Join(", ", SeverityNames.All.Select(one => one.Name))}.");
                return;
            }

            severities.Add(severity);
        }

        if (severities.Count > 1 && comparison != ":")
        {
            Fail(start, $"'{comparison}' is followed by one severity.");
            return;
        }

        _terms.Add(new SeverityTerm(comparison, severities, negated));
    }

    /// <summary>A single <c>=</c> means the same as <c>:</c>.</summary>
    private string ReadComparison()
    {
        var first = text[_at++];
        if (first is '<' or '>' && _at < text.Length && text[_at] == '=')
        {
            _at++;
            return $"{first}=";
        }

        return first is '=' ? ":" : first.ToString();
    }

    private List<string> ReadValues()
    {
        var values = new List<string>();
        do
        {
            var quoted = _at < text.Length && text[_at] == '"';
            values.Add(quoted ? ReadQuoted() : ReadWord(stopAtComma: true));
        }
        while (_at < text.Length && text[_at] == ',' && ++_at <= text.Length);
        return values;
    }

    private string ReadQuoted()
    {
        var start = ++_at;
        var end = text.IndexOf('"', start);
        (end, _at) = end < 0 ? (text.Length, text.Length) : (end, end + 1);
        return text[start..end];
    }

    private string ReadWord(bool stopAtComma)
    {
        var start = _at;
        while (_at < text.Length && !IsSpace(text[_at]) && text[_at] != '"' && !(stopAtComma && text[_at] == ','))
        {
            _at++;
        }

        return text[start.._at];
    }

    /// <summary>What means nothing, such as an accent of its own, and what stands there already, is left out.</summary>
    private void Add(int start, TextTerm term)
    {
        if (term is { Folded.Length: 0, Negated: true })
        {
            Fail(start, "After '-' stands nothing that could be looked for.");
        }
        else if (term.Folded.Length > 0 && !_terms.OfType<TextTerm>().Any(other => other.Folded == term.Folded && other.Negated == term.Negated))
        {
            _terms.Add(term);
        }
    }

    private void Fail(int start, string message) => _error = new QueryError(start, _at - start, message);
}
