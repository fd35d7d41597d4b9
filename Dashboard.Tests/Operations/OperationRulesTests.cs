using System.Text;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Server.EventLog;
using Dashboard.Server.Operations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Operations;

public sealed class OperationRulesTests
{
    [Theory]
    [InlineData("""{"by":"Ana","ids":["a-1"]}""", "action", "Must be one of acknowledge, unacknowledge, snooze, unsnooze, mute, unmute.")]
    [InlineData("""{"action":"acknowledge","ids":["a-1"]}""", "by", "Is missing. Say who does it.")]
    [InlineData("""{"action":"acknowledge","by":"A\nB","ids":["a-1"]}""", "by", "Must be one line without control characters.")]
    [InlineData("""{"action":"acknowledge","by":"\ud800","ids":["a-1"]}""", "by", "Holds text that is not Unicode: half of a surrogate pair.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","note":"\u0000","ids":["a-1"]}""", "note", "Must not hold control characters other than tabs and line ends.")]
    [InlineData("""{"action":"acknowledge","by":"Ana"}""", "ids", "Name at least one notification in ids, or one condition in keys.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","ids":["a-1","a-2","a-3"]}""", "ids", "There are 3 notifications and conditions; at most 2 are taken at once (Operations:MaxTargets).")]
    [InlineData("""{"action":"acknowledge","by":"Ana","ids":["other-1"]}""", "ids", "'other-1' is not the id of a notification of this log.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","ids":["a-4"]}""", "ids", "'a-4' is not the id of a notification of this log.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","ids":"a-1"}""", "ids", "Must be a list of texts.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","ids":["a-1"],"until":"2026-11-23T00:00:00Z"}""", "until", "Means nothing for acknowledge. Leave it out.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","keys":[{"stream":"Ops","key":"k","upTo":"a-1"}]}""", "keys[0].stream", "Names of streams are 1 to 64 characters: lower-case letters, digits, '.', '_' or '-', beginning with a letter or a digit.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","keys":[{"stream":"ops","upTo":"a-1"}]}""", "keys[0].key", "Must be one line of 1 to 200 characters.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","keys":[{"stream":"ops","key":"k"}]}""", "keys[0].upTo", "Must be the id of the newest notification that is meant, of this log.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","keys":[{"stream":"ops","key":"k","until":"a-1"}]}""", "keys[0].until", "Is not known. Known are stream, key, upTo.")]
    [InlineData("""{"action":"snooze","by":"Ana","ids":["a-1"]}""", "until", "Say when it ends, such as 2026-11-22T12:00:00Z.")]
    [InlineData("""{"action":"snooze","by":"Ana","ids":["a-1"],"until":"tomorrow"}""", "until", "Must be an RFC 3339 time with an offset, such as 2026-11-22T12:00:00Z.")]
    [InlineData("""{"action":"snooze","by":"Ana","ids":["a-1"],"until":"2026-11-22T12:00:00Z"}""", "until", "Must be later than now (2026-11-22T12:00:00.000000Z), and within 30 days (Operations:MaxSnooze).")]
    [InlineData("""{"action":"snooze","by":"Ana","ids":["a-1"],"until":"2027-11-22T12:00:00Z"}""", "until", "Must be later than now (2026-11-22T12:00:00.000000Z), and within 30 days (Operations:MaxSnooze).")]
    [InlineData("""{"action":"mute","by":"Ana","until":"2026-11-22T13:00:00Z"}""", "query", "Is missing. Say what is muted, for example stream:ci severity<error.")]
    [InlineData("""{"action":"mute","by":"Ana","until":"2026-11-22T13:00:00Z","query":"is:open"}""", "query", "A mute cannot ask what people have done: leave out the condition that begins with is:.")]
    [InlineData("""{"action":"mute","by":"Ana","until":"2026-11-22T13:00:00Z","query":"x","ids":["a-1"]}""", "ids", "Means nothing for mute. Leave it out.")]
    [InlineData("""{"action":"unmute","by":"Ana"}""", "muteId", "Must be the id of a mute of GET /api/operations.")]
    [InlineData("""{"action":"acknowledge","by":"Ana","ids":["a-1"],"who":"me"}""", "who", "Is not known. Known are action, by, note, ids, keys, query, until, muteId.")]
    public void What_is_wrong_is_named_by_its_field(string json, string field, string error)
    {
        var (operation, fields) = Read(json);

        Assert.Null(operation);
        Assert.Equal([error], fields.Errors[field]);
    }

    [Fact]
    public void What_is_understood_is_read_without_the_space_around_it()
    {
        var (operation, _) = Read("""{"action":"snooze","by":" Ana ","note":"\n ","until":"2026-11-22T14:00:00+01:00","keys":[{"stream":"_diagnostics","key":"k","upTo":"a-2"}]}""");

        Assert.Equal((OperationAction.Snooze, "Ana", null, null), (operation!.Action, operation.By, operation.Note, operation.Ids));
        Assert.Equal(Notifications.Noon.AddHours(1), operation.Until);
        Assert.Equal([new KeyRange("_diagnostics", "k", "a-2")], operation.Keys);
    }

    [Fact]
    public void A_mute_is_kept_as_its_query_is_written_out() =>
        Assert.Equal("stream:ci", Read("""{"action":"mute","by":"Ana","until":"2026-11-22T13:00:00Z","query":"  stream:ci  "}""").Operation!.Query);

    private static (Operation? Operation, OperationFields Fields) Read(string json)
    {
        var fields = OperationFields.Parse(Encoding.UTF8.GetBytes(json))!;
        var options = new OperationsOptions { MaxTargets = 2 };
        return (new OperationRules(fields, options, new LogBounds("a", 3), Notifications.Noon).Read(), fields);
    }
}
