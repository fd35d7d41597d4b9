using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Makes directives of the words of one file.</summary>
/// <param name="file">How the file is called.</param>
/// <param name="remarks">Where what is wrong is written down.</param>
/// <param name="maxRemarks">How many of those there may be.</param>
internal sealed class ConfigParser(string file, List<ConfigRemark> remarks, int maxRemarks)
{
    /// <summary>nginx's own blocks are four or five deep; what is deeper than this is no configuration.</summary>
    private const int DeepestBlock = 40;

    private readonly Stack<(ConfigStatement Opening, List<NginxDirective> Content)> _open = new();
    private List<NginxDirective> _content = [];

    public IReadOnlyList<NginxDirective> Parse(string text)
    {
        var tokenizer = new ConfigTokenizer(text, Report);
        while (true)
        {
            var statement = tokenizer.Next();
            switch (statement.End)
            {
                case StatementEnd.Semicolon:
                    Add(statement.Words, null);
                    break;
                case StatementEnd.BlockOpens:
                    Open(statement, tokenizer);
                    break;
                case StatementEnd.BlockCloses:
                    Close(statement.Line);
                    break;
                default:
                    End(statement);
                    return _content;
            }
        }
    }

    private void Open(ConfigStatement statement, ConfigTokenizer tokenizer)
    {
        if (statement.Words.Count == 0)
        {
            Report(statement.Line, "A `{` without a name before it.");
        }
        else if (statement.Words[0].Text.EndsWith("_by_lua_block", StringComparison.Ordinal))
        {
            Report(statement.Line, $"`{statement.Words[0].Text}` holds a program; what it does is not read.", ConfigRemarkKind.NotFollowed);
            tokenizer.SkipBlock();
            return;
        }

        _open.Push((statement, _content));
        _content = [];
    }

    private void Close(int line)
    {
        if (!_open.TryPop(out var block))
        {
            Report(line, "A `}` that closes nothing: there is one too many, or a `{` is missing above.");
            return;
        }

        var inside = _content;
        _content = block.Content;
        if (_open.Count >= DeepestBlock)
        {
            Report(line, $"Blocks lie more than {DeepestBlock} deep; what lies deeper is not read.");
        }
        else if (block.Opening.Words.Count > 0)
        {
            Add(block.Opening.Words, inside);
        }
    }

    private void End(ConfigStatement last)
    {
        if (last.Words.Count > 0)
        {
            Report(last.Words[^1].Line, $"`{last.Words[0].Text}` has no `;` at its end.");
            Add(last.Words, null);
        }

        while (_open.TryPeek(out var block))
        {
            var name = block.Opening.Words.Count > 0 ? block.Opening.Words[0].Text : "";
            Report(block.Opening.Line, $"The block `{name}` that opens here is not closed: a `}}` is missing.");
            Close(last.Line);
        }
    }

    /// <summary>
    /// Adds a directive, or several where a line break is followed by the name of another directive: a <c>;</c> was
    /// forgotten there, and nginx would take the next line for arguments.
    /// </summary>
    private void Add(IReadOnlyList<ConfigWord> words, List<NginxDirective>? block)
    {
        var start = 0;
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Line > words[i - 1].Line && !words[i].Quoted && KnownDirectives.Names.Contains(words[i].Text))
            {
                Report(words[i - 1].Line, $"`{words[start].Text}` has no `;` at its end: nginx takes `{words[i].Text}` in line {words[i].Line} for its argument.");
                _content.Add(Directive(words, start, i, null));
                start = i;
            }
        }

        _content.Add(Directive(words, start, words.Count, block));
    }

    private NginxDirective Directive(IReadOnlyList<ConfigWord> words, int start, int end, List<NginxDirective>? block) => new(
        words[start].Text,
        [.. words.Skip(start + 1).Take(end - start - 1).Select(word => word.Text)],
        new ConfigPlace(file, words[start].Line),
        block);

    private void Report(int line, string text) => Report(line, text, ConfigRemarkKind.Wrong);

    private void Report(int line, string text, ConfigRemarkKind kind)
    {
        if (remarks.Count < maxRemarks)
        {
            remarks.Add(new ConfigRemark(kind, text, new ConfigPlace(file, line)));
        }
    }
}
